<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tintype</source>
        <translation>Acerca de Tintype</translation>
    </message>
    <message>
        <source>Colour for black-and-white photographs, by hand.</source>
        <translation>Color para fotografías en blanco y negro, a mano.</translation>
    </message>
    <message>
        <source>Libraries under the LGPL (Qt, libvips) are files of their own in the program&apos;s folder: they may be replaced by other versions.</source>
        <translation>Las bibliotecas bajo la LGPL (Qt, libvips) son archivos propios en la carpeta del programa: se pueden sustituir por otras versiones.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Networks and their data</source>
        <translation>Redes y sus datos</translation>
    </message>
    <message>
        <source>Tintype is under the MIT licence. It stands on these libraries, each under its own:</source>
        <translation>Tintype está bajo la licencia MIT. Se apoya en estas bibliotecas, cada una con la suya:</translation>
    </message>
    <message>
        <source>Tintype&apos;s own weights are for research and personal use: most photographs that they learned from are licensed for that only.</source>
        <translation>Los pesos propios de Tintype son para investigación y uso personal: la mayoría de las fotografías de las que aprendieron solo tienen licencia para eso.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>{command} {subject}</source>
        <translation>{command}: {subject}</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Ask next time</source>
        <translation>Preguntar la próxima vez</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>The work as it was at {when} can be recovered.</source>
        <translation>Se puede recuperar el trabajo tal como estaba a las {when}.</translation>
    </message>
    <message>
        <source>Tintype ended before “{name}” was saved.</source>
        <translation>Tintype se cerró antes de guardar «{name}».</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Trabajo sin guardar</translation>
    </message>
    <message>
        <source>Unsaved work is not being put aside.</source>
        <translation>El trabajo sin guardar no se está poniendo a salvo.</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>&amp;Add photographs…</source>
        <translation>Añadir fo&amp;tografías…</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Método</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Vividness</source>
        <translation>&amp;Viveza</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Añadir una car&amp;peta…</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
    <message>
        <source>Add photographs</source>
        <translation>Añadir fotografías</translation>
    </message>
    <message>
        <source>Also those that have a &amp;picture there already</source>
        <translation>También las que ya tienen una ima&amp;gen allí</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Colour many photographs</source>
        <translation>Colorear muchas fotografías</translation>
    </message>
    <message>
        <source>Coloured</source>
        <translation>Coloreada</translation>
    </message>
    <message>
        <source>Colouring… {percent} %</source>
        <translation>Coloreando… {percent} %</translation>
    </message>
    <message>
        <source>Folder for the pictures</source>
        <translation>Carpeta para las imágenes</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>In&amp;to</source>
        <translation>&amp;En</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Photographs and projects ({p})</source>
        <translation>Fotografías y proyectos ({p})</translation>
    </message>
    <message>
        <source>Photographs are still being coloured. Stop?</source>
        <translation>Aún se están coloreando fotografías. ¿Detener?</translation>
    </message>
    <message>
        <source>Pictures that are finished stay. Started again, it goes on with the others.</source>
        <translation>Las imágenes terminadas quedan. Al iniciarlo de nuevo, sigue con las demás.</translation>
    </message>
    <message>
        <source>Progress of all photographs</source>
        <translation>Progreso de todas las fotografías</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace the pictures?</source>
        <translation>¿Reemplazar las imágenes?</translation>
    </message>
    <message>
        <source>Show the pictures</source>
        <translation>Mostrar las imágenes</translation>
    </message>
    <message>
        <source>Size, quality and metadata are those of the last export. Projects keep their own work.</source>
        <translation>Tamaño, calidad y metadatos son los de la última exportación. Los proyectos conservan su propio trabajo.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Tem&amp;a</translation>
    </message>
    <message>
        <source>The open photograph&apos;s</source>
        <translation>El de la fotografía abierta</translation>
    </message>
    <message>
        <source>The photographs&apos; own</source>
        <translation>El de cada fotografía</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Ya está</translation>
    </message>
    <message>
        <source>They are in “{folder}”. Replacing them cannot be undone.</source>
        <translation>Están en «{folder}». Reemplazarlas no se puede deshacer.</translation>
    </message>
    <message>
        <source>Vividness</source>
        <translation>Viveza</translation>
    </message>
    <message>
        <source>Vividness, exact</source>
        <translation>Viveza, exacta</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>coloured</source>
        <translation>coloreada</translation>
    </message>
    <message>
        <source>{number} pictures are there already. Replace them?</source>
        <translation>{number} imágenes ya están. ¿Reemplazarlas?</translation>
    </message>
    <message>
        <source>{n} coloured</source>
        <translation>{n} coloreadas</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} fallidas</translation>
    </message>
    <message>
        <source>{n} stopped</source>
        <translation>{n} detenidas</translation>
    </message>
    <message>
        <source>{n} there already</source>
        <translation>{n} ya estaban</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>Drop photographs, projects or folders here, or add them below.</source>
        <translation>Suelte aquí fotografías, proyectos o carpetas, o añádalos abajo.</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Fotografía</translation>
    </message>
    <message>
        <source>Photographs to colour</source>
        <translation>Fotografías por colorear</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Draw a stroke; [ and ] or pen pressure change the width.</source>
        <translation>Pintar un trazo; [ y ] o la presión del lápiz cambian la anchura.</translation>
    </message>
    <message>
        <source>Draw stroke</source>
        <translation>Pintar trazo</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>Insert adds a point, comma and full stop go from hint to hint, arrow keys move the selected one.</source>
        <translation>Insert añade un punto, la coma y el punto van de una pista a otra, las flechas mueven la seleccionada.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Fotografía</translation>
    </message>
    <message>
        <source>Photograph with hints</source>
        <translation>Fotografía con pistas</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>View {how}</source>
        <translation>Vista {how}</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>volteada</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>girada</translation>
    </message>
    <message>
        <source>turned {degrees}°</source>
        <translation>girada {degrees}°</translation>
    </message>
</context>
<context>
    <name>ColorChip</name>
    <message>
        <source>Current colour {name}: change it</source>
        <translation>Color actual {name}: cambiarlo</translation>
    </message>
    <message>
        <source>The brush marks: {name}</source>
        <translation>El pincel marca: {name}</translation>
    </message>
    <message>
        <source>The next hint takes the likeliest colour of its place: choose another one</source>
        <translation>La próxima pista toma el color más probable de su lugar: elegir otro</translation>
    </message>
</context>
<context>
    <name>ColorHead</name>
    <message>
        <source>Deselect: the next colour is for a new hint  (Esc)</source>
        <translation>Deseleccionar: el próximo color será para una pista nueva  (Esc)</translation>
    </message>
    <message>
        <source>Forget this colour: the next hint takes the likeliest one of its place  (Esc)</source>
        <translation>Olvidar este color: la próxima pista toma el más probable de su lugar  (Esc)</translation>
    </message>
    <message>
        <source>Next colour</source>
        <translation>Próximo color</translation>
    </message>
    <message>
        <source>Next colour: the likeliest</source>
        <translation>Próximo color: el más probable</translation>
    </message>
</context>
<context>
    <name>ColorPair</name>
    <message>
        <source>Before {before}, now {now}; a click goes back</source>
        <translation>Antes {before}, ahora {now}; un clic vuelve atrás</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
</context>
<context>
    <name>ColorPanel</name>
    <message>
        <source>Asked for {asked}; at this lightness (L {light:.0f}) the strongest colour of this hue is {real}.</source>
        <translation>Se pidió {asked}; con esta luminosidad (L {light:.0f}) el color más intenso de este tono es {real}.</translation>
    </message>
    <message>
        <source>Colours of skin, hair, sky, foliage, cloth, wood and stone</source>
        <translation>Colores de piel, pelo, cielo, follaje, tela, madera y piedra</translation>
    </message>
    <message>
        <source>Colours that this project keeps, by name</source>
        <translation>Colores que este proyecto guarda con su nombre</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Comunes</translation>
    </message>
    <message>
        <source>Hexadecimal colour</source>
        <translation>Color en hexadecimal</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Photographs have none stronger; Edit &gt; Allow any colours lifts that limit.</source>
        <translation>Las fotografías no tienen allí ninguno más intenso; «Edición &gt; Permitir cualquier color» quita ese límite.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Recent colours</source>
        <translation>Colores recientes</translation>
    </message>
    <message>
        <source>The colour in numbers: RGB, Lab, difference</source>
        <translation>El color en números: RGB, Lab, diferencia</translation>
    </message>
    <message>
        <source>Type six digits, such as #c87850.</source>
        <translation>Escriba seis cifras, como #c87850.</translation>
    </message>
    <message>
        <source>too bright for this colour</source>
        <translation>demasiado claro para este color</translation>
    </message>
    <message>
        <source>too dark for this colour</source>
        <translation>demasiado oscuro para este color</translation>
    </message>
    <message>
        <source>too vivid for this lightness</source>
        <translation>demasiado vivo para esta luminosidad</translation>
    </message>
    <message>
        <source>“{text}” is no colour.</source>
        <translation>«{text}» no es un color.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;About Tintype</source>
        <translation>&amp;Acerca de Tintype</translation>
    </message>
    <message>
        <source>&amp;Actual pixels (100 %)</source>
        <translation>Tamaño re&amp;al (100 %)</translation>
    </message>
    <message>
        <source>&amp;Before / after</source>
        <translation>A&amp;ntes / después</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>&amp;Comparar con</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>E&amp;liminar</translation>
    </message>
    <message>
        <source>&amp;Duplicate hints</source>
        <translation>&amp;Duplicar pistas</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Exportar &amp;imagen…</translation>
    </message>
    <message>
        <source>&amp;Finish the picture</source>
        <translation>Termi&amp;nar la imagen</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>A&amp;justar a la ventana</translation>
    </message>
    <message>
        <source>&amp;Gray</source>
        <translation>&amp;Gris</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>A&amp;grupar</translation>
    </message>
    <message>
        <source>&amp;Join with the scene before</source>
        <translation>&amp;Unir con la escena anterior</translation>
    </message>
    <message>
        <source>&amp;Keep this version</source>
        <translation>Guardar esta &amp;versión</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>&amp;Teclado y ratón</translation>
    </message>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation>&amp;Bloquear o desbloquear</translation>
    </message>
    <message>
        <source>&amp;Mark the other region</source>
        <translation>&amp;Marcar la otra zona</translation>
    </message>
    <message>
        <source>&amp;Next frame	Right</source>
        <translation>Fotograma &amp;siguiente	Derecha</translation>
    </message>
    <message>
        <source>&amp;Next hint</source>
        <translation>Pista &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>A&amp;brir…</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>&amp;Original</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Paneles</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>&amp;Play or stop</source>
        <translation>&amp;Reproducir o detener</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>P&amp;referencias…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Zona</translation>
    </message>
    <message>
        <source>&amp;Remove all hints</source>
        <translation>&amp;Quitar todas las pistas</translation>
    </message>
    <message>
        <source>&amp;Result</source>
        <translation>Res&amp;ultado</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Guardar &amp;proyecto</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>S&amp;eleccionar todo</translation>
    </message>
    <message>
        <source>&amp;Turn view right</source>
        <translation>Girar la vista a la derec&amp;ha</translation>
    </message>
    <message>
        <source>&amp;Two panes</source>
        <translation>&amp;Dos vistas</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>D&amp;eshacer</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>&amp;Desagrupar</translation>
    </message>
    <message>
        <source>&amp;Where next?</source>
        <translation>¿Dó&amp;nde seguir?</translation>
    </message>
    <message>
        <source>A bar of icons in place of the column</source>
        <translation>Una barra de iconos en lugar de la columna</translation>
    </message>
    <message>
        <source>Add the hints that are on the clipboard, or open the photograph</source>
        <translation>Añadir las pistas del portapapeles o abrir la fotografía</translation>
    </message>
    <message>
        <source>All panels where they were at first</source>
        <translation>Todos los paneles donde estaban al principio</translation>
    </message>
    <message>
        <source>Allow any c&amp;olours</source>
        <translation>Permitir cualquier c&amp;olor</translation>
    </message>
    <message>
        <source>Allow any colours</source>
        <translation>Permitir cualquier color</translation>
    </message>
    <message>
        <source>Also colours that photographs do not have at the lightness of a place</source>
        <translation>También colores que las fotografías no tienen con la luminosidad de un lugar</translation>
    </message>
    <message>
        <source>Colour files and folders in the background, and write them into a folder</source>
        <translation>Colorear archivos y carpetas en segundo plano y escribirlos en una carpeta</translation>
    </message>
    <message>
        <source>Colour ma&amp;ny photographs…</source>
        <translation>Colorear &amp;muchas fotografías…</translation>
    </message>
    <message>
        <source>Colour the sample photograph step by step</source>
        <translation>Colorear la foto de ejemplo paso a paso</translation>
    </message>
    <message>
        <source>Copy p&amp;icture</source>
        <translation>Copiar &amp;imagen</translation>
    </message>
    <message>
        <source>Copy the selected hints; where none are selected, the picture</source>
        <translation>Copiar las pistas seleccionadas; sin selección, la imagen</translation>
    </message>
    <message>
        <source>Cu&amp;t hints</source>
        <translation>Cor&amp;tar pistas</translation>
    </message>
    <message>
        <source>E&amp;xport film…</source>
        <translation>E&amp;xportar la película…</translation>
    </message>
    <message>
        <source>Exchange left and right of the view; the photograph itself stays as it is</source>
        <translation>Intercambiar izquierda y derecha de la vista; la fotografía queda como está</translation>
    </message>
    <message>
        <source>Export &amp;mask…</source>
        <translation>&amp;Exportar máscara…</translation>
    </message>
    <message>
        <source>Export this f&amp;rame…</source>
        <translation>Exportar este &amp;fotograma…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pantalla comple&amp;ta</translation>
    </message>
    <message>
        <source>Flip &amp;view</source>
        <translation>&amp;Voltear la vista</translation>
    </message>
    <message>
        <source>Forget what was given here: the frame gets what the film gives it</source>
        <translation>Olvidar lo indicado aquí: el fotograma recibe lo que le da la película</translation>
    </message>
    <message>
        <source>Frame &amp;before	Left</source>
        <translation>Fotograma &amp;anterior	Izquierda</translation>
    </message>
    <message>
        <source>Go back to a frame that you worked on</source>
        <translation>Volver a un fotograma en el que ha trabajado</translation>
    </message>
    <message>
        <source>Go back to the place that was marked before</source>
        <translation>Volver al lugar marcado antes</translation>
    </message>
    <message>
        <source>Go on with what was stopped</source>
        <translation>Continuar lo que se detuvo</translation>
    </message>
    <message>
        <source>Go to the next frame that you worked on</source>
        <translation>Ir al siguiente fotograma en el que ha trabajado</translation>
    </message>
    <message>
        <source>Hi&amp;de panels	Tab</source>
        <translation>&amp;Foto sin paneles	Tab</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>Hints go into the &amp;whole photograph</source>
        <translation>&amp;Pistas en toda la fotografía</translation>
    </message>
    <message>
        <source>Hints on the gray photograph beside the result</source>
        <translation>Pistas sobre la fotografía gris junto al resultado</translation>
    </message>
    <message>
        <source>K&amp;ey frame before</source>
        <translation>Fotograma c&amp;lave anterior</translation>
    </message>
    <message>
        <source>Keep the present version with the project, to compare and to restore</source>
        <translation>Guardar la versión actual con el proyecto, para comparar y restaurar</translation>
    </message>
    <message>
        <source>Leave the picture in the dark where the selected hint changes nothing</source>
        <translation>Oscurecer la imagen donde la pista seleccionada no cambia nada</translation>
    </message>
    <message>
        <source>Let the scene pass by at the film&apos;s speed, again and again</source>
        <translation>Pasar la escena a la velocidad de la película, una y otra vez</translation>
    </message>
    <message>
        <source>Mark the largest place whose colour is in doubt, then the next one</source>
        <translation>Marcar el lugar más grande cuyo color es dudoso y después el siguiente</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Ba&amp;jar</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>S&amp;ubir</translation>
    </message>
    <message>
        <source>Natural colours only</source>
        <translation>Solo colores naturales</translation>
    </message>
    <message>
        <source>Neither turned nor flipped</source>
        <translation>Ni girada ni volteada</translation>
    </message>
    <message>
        <source>Next &amp;key frame</source>
        <translation>Siguiente fotograma &amp;clave</translation>
    </message>
    <message>
        <source>Next &amp;scene	Shift+Right</source>
        <translation>&amp;Escena siguiente	Mayús+Derecha</translation>
    </message>
    <message>
        <source>Nothing begins here: both scenes are one</source>
        <translation>Aquí no empieza nada: las dos escenas son una</translation>
    </message>
    <message>
        <source>Nothing but the photograph</source>
        <translation>Solo la fotografía</translation>
    </message>
    <message>
        <source>On the screen these hints alone count</source>
        <translation>En la pantalla solo cuentan estas pistas</translation>
    </message>
    <message>
        <source>On top wins where hints overlap</source>
        <translation>Donde se solapan pistas, gana la de arriba</translation>
    </message>
    <message>
        <source>One hint was removed.</source>
        <translation>Se quitó una pista.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Abrir reciente</translation>
    </message>
    <message>
        <source>Open a photograph, a film or a project</source>
        <translation>Abrir una fotografía, una película o un proyecto</translation>
    </message>
    <message>
        <source>Open folder of &amp;frames…</source>
        <translation>Abrir carpeta de &amp;fotogramas…</translation>
    </message>
    <message>
        <source>Open the pictures of a folder as a film</source>
        <translation>Abrir las imágenes de una carpeta como película</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>Abrir el e&amp;jemplo</translation>
    </message>
    <message>
        <source>Panels as &amp;icons</source>
        <translation>Paneles como &amp;iconos</translation>
    </message>
    <message>
        <source>Part the picture into before and after</source>
        <translation>Partir la imagen en antes y después</translation>
    </message>
    <message>
        <source>Part the scene in two: from this frame on it is another one</source>
        <translation>Dividir la escena: desde este fotograma es otra</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Place &amp;before</source>
        <translation>Lugar &amp;anterior</translation>
    </message>
    <message>
        <source>Pre&amp;vious hint</source>
        <translation>Pista an&amp;terior</translation>
    </message>
    <message>
        <source>Remo&amp;ve key frame</source>
        <translation>&amp;Quitar fotograma clave</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>Resta&amp;blecer disposición</translation>
    </message>
    <message>
        <source>S&amp;cene before	Shift+Left</source>
        <translation>Escena a&amp;nterior	Mayús+Izquierda</translation>
    </message>
    <message>
        <source>S&amp;how or hide</source>
        <translation>&amp;Mostrar u ocultar</translation>
    </message>
    <message>
        <source>S&amp;olo</source>
        <translation>S&amp;olo esta</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>&amp;Guardar proyecto como…</translation>
    </message>
    <message>
        <source>Scene be&amp;gins here</source>
        <translation>Aquí em&amp;pieza una escena</translation>
    </message>
    <message>
        <source>Show &amp;hints</source>
        <translation>&amp;Mostrar indicaciones</translation>
    </message>
    <message>
        <source>Show re&amp;gions</source>
        <translation>Mo&amp;strar zonas</translation>
    </message>
    <message>
        <source>Show this panel and give it the keyboard</source>
        <translation>Mostrar este panel y darle el teclado</translation>
    </message>
    <message>
        <source>Show what the hint &amp;colours</source>
        <translation>Mostrar lo &amp;que colorea la pista</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Visita guiada</translation>
    </message>
    <message>
        <source>Turn the view by 90°; the photograph itself stays as it is</source>
        <translation>Girar la vista 90°; la fotografía queda como está</translation>
    </message>
    <message>
        <source>Turn view &amp;left</source>
        <translation>Girar la vista a la i&amp;zquierda</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Upri&amp;ght view</source>
        <translation>Vista &amp;recta</translation>
    </message>
    <message>
        <source>Write the coloured picture at full resolution</source>
        <translation>Escribir la imagen coloreada a resolución completa</translation>
    </message>
    <message>
        <source>Write the frame at the playhead as a picture</source>
        <translation>Escribir el fotograma del cabezal como imagen</translation>
    </message>
    <message>
        <source>Write the region as a picture in white and black</source>
        <translation>Escribir la zona como imagen en blanco y negro</translation>
    </message>
    <message>
        <source>Write the whole film in colour, while you work on</source>
        <translation>Escribir toda la película en color mientras sigue trabajando</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ac&amp;ercar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>A&amp;lejar</translation>
    </message>
    <message>
        <source>{count} hints were removed.</source>
        <translation>Se quitaron {count} pistas.</translation>
    </message>
</context>
<context>
    <name>CommonColors</name>
    <message>
        <source>Auburn hair</source>
        <translation>Pelo cobrizo</translation>
    </message>
    <message>
        <source>Autumn leaves</source>
        <translation>Hojas de otoño</translation>
    </message>
    <message>
        <source>Birch</source>
        <translation>Abedul</translation>
    </message>
    <message>
        <source>Black hair</source>
        <translation>Pelo negro</translation>
    </message>
    <message>
        <source>Blond hair</source>
        <translation>Pelo rubio</translation>
    </message>
    <message>
        <source>Blue eyes</source>
        <translation>Ojos azules</translation>
    </message>
    <message>
        <source>Bottle green</source>
        <translation>Verde botella</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>Latón</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>Ladrillo</translation>
    </message>
    <message>
        <source>Brown eyes</source>
        <translation>Ojos castaños</translation>
    </message>
    <message>
        <source>Brown hair</source>
        <translation>Pelo castaño</translation>
    </message>
    <message>
        <source>Brown skin</source>
        <translation>Piel morena</translation>
    </message>
    <message>
        <source>Burgundy</source>
        <translation>Burdeos</translation>
    </message>
    <message>
        <source>Cheek</source>
        <translation>Mejilla</translation>
    </message>
    <message>
        <source>Cherry</source>
        <translation>Cerezo</translation>
    </message>
    <message>
        <source>Clear sky</source>
        <translation>Cielo despejado</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>Tela</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>Copper</source>
        <translation>Cobre</translation>
    </message>
    <message>
        <source>Dark skin</source>
        <translation>Piel oscura</translation>
    </message>
    <message>
        <source>Dark suit</source>
        <translation>Traje oscuro</translation>
    </message>
    <message>
        <source>Deep sky</source>
        <translation>Cielo intenso</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>Tela vaquera</translation>
    </message>
    <message>
        <source>Dry grass</source>
        <translation>Hierba seca</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Tierra</translation>
    </message>
    <message>
        <source>Ebony</source>
        <translation>Ébano</translation>
    </message>
    <message>
        <source>Evening sky</source>
        <translation>Cielo del atardecer</translation>
    </message>
    <message>
        <source>Fair skin</source>
        <translation>Piel muy clara</translation>
    </message>
    <message>
        <source>Foliage</source>
        <translation>Follaje</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>Hierba</translation>
    </message>
    <message>
        <source>Gray hair</source>
        <translation>Pelo gris</translation>
    </message>
    <message>
        <source>Green eyes</source>
        <translation>Ojos verdes</translation>
    </message>
    <message>
        <source>Hair, eyes</source>
        <translation>Pelo, ojos</translation>
    </message>
    <message>
        <source>Khaki</source>
        <translation>Caqui</translation>
    </message>
    <message>
        <source>Leather</source>
        <translation>Cuero</translation>
    </message>
    <message>
        <source>Light skin</source>
        <translation>Piel clara</translation>
    </message>
    <message>
        <source>Limestone</source>
        <translation>Piedra caliza</translation>
    </message>
    <message>
        <source>Linen</source>
        <translation>Lino</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>Labios</translation>
    </message>
    <message>
        <source>Mahogany</source>
        <translation>Caoba</translation>
    </message>
    <message>
        <source>Navy</source>
        <translation>Azul marino</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutro</translation>
    </message>
    <message>
        <source>Oak</source>
        <translation>Roble</translation>
    </message>
    <message>
        <source>Olive drab</source>
        <translation>Verde oliva</translation>
    </message>
    <message>
        <source>Olive skin</source>
        <translation>Piel aceitunada</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Pale sky</source>
        <translation>Cielo pálido</translation>
    </message>
    <message>
        <source>Pale wood</source>
        <translation>Madera clara</translation>
    </message>
    <message>
        <source>Pine</source>
        <translation>Pino</translation>
    </message>
    <message>
        <source>River</source>
        <translation>Río</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Óxido</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Arena</translation>
    </message>
    <message>
        <source>Scarlet</source>
        <translation>Escarlata</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>Shallow water</source>
        <translation>Agua poco profunda</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Piel</translation>
    </message>
    <message>
        <source>Sky, water</source>
        <translation>Cielo, agua</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Pizarra</translation>
    </message>
    <message>
        <source>Stone, metal</source>
        <translation>Piedra, metal</translation>
    </message>
    <message>
        <source>Straw yellow</source>
        <translation>Amarillo paja</translation>
    </message>
    <message>
        <source>Tanned skin</source>
        <translation>Piel bronceada</translation>
    </message>
    <message>
        <source>Terracotta</source>
        <translation>Terracota</translation>
    </message>
    <message>
        <source>Tweed</source>
        <translation>Tweed</translation>
    </message>
    <message>
        <source>Verdigris</source>
        <translation>Cardenillo</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Walnut</source>
        <translation>Nogal</translation>
    </message>
    <message>
        <source>Weathered wood</source>
        <translation>Madera envejecida</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>Madera</translation>
    </message>
    <message>
        <source>Young leaves</source>
        <translation>Hojas tiernas</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantáneas</translation>
    </message>
    <message>
        <source>The photograph before</source>
        <translation>La fotografía de antes</translation>
    </message>
    <message>
        <source>{name}: being computed…</source>
        <translation>{name}: calculando…</translation>
    </message>
</context>
<context>
    <name>DensityMap</name>
    <message>
        <source>Colour histogram</source>
        <translation>Histograma de color</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>How probable each kind of stroke is, and where in doubt</source>
        <translation>Qué probable es cada clase de trazo y dónde hay duda</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Mapas</translation>
    </message>
</context>
<context>
    <name>DrawnRegions</name>
    <message>
        <source>Add to region</source>
        <translation>Añadir a la zona</translation>
    </message>
    <message>
        <source>Correct region</source>
        <translation>Corregir zona</translation>
    </message>
    <message>
        <source>Draw region</source>
        <translation>Dibujar zona</translation>
    </message>
    <message>
        <source>Keep as region</source>
        <translation>Guardar como zona</translation>
    </message>
    <message>
        <source>Lock region</source>
        <translation>Bloquear zona</translation>
    </message>
    <message>
        <source>Lock the region when it is finished.</source>
        <translation>Bloquee la zona cuando esté terminada.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Select thing</source>
        <translation>Seleccionar objeto</translation>
    </message>
    <message>
        <source>Take from region</source>
        <translation>Quitar de la zona</translation>
    </message>
    <message>
        <source>The picture is still being computed.</source>
        <translation>La imagen aún se está calculando.</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>Objeto</translation>
    </message>
    <message>
        <source>Unlock it first, in Regions.</source>
        <translation>Desbloquéela antes, en «Zonas».</translation>
    </message>
    <message>
        <source>Unlock region</source>
        <translation>Desbloquear zona</translation>
    </message>
    <message>
        <source>“{name}” is locked.</source>
        <translation>«{name}» está bloqueado.</translation>
    </message>
</context>
<context>
    <name>DrawnRegionsPanel</name>
    <message>
        <source>Choose a region: hints placed in it then change nothing outside of it.</source>
        <translation>Elegir una zona: las pistas puestas en ella no cambian nada fuera.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Draw a region with Lasso (A) or Rectangle (U), or click a thing (T, J).</source>
        <translation>Dibuje una zona con Lazo (A) o Rectángulo (U), o haga clic en un objeto (T, J).</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Borde</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Calado</translation>
    </message>
    <message>
        <source>Hide region</source>
        <translation>Ocultar zona</translation>
    </message>
    <message>
        <source>Hints go into</source>
        <translation>Pistas en</translation>
    </message>
    <message>
        <source>Hints placed in it change nothing outside. Shift adds to it, Alt takes away.</source>
        <translation>Las pistas en ella no cambian nada fuera. Mayús añade, Alt quita.</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>Invertir zona</translation>
    </message>
    <message>
        <source>It has a theme of its own: see Look.</source>
        <translation>Tiene su propio tema: véase «Look».</translation>
    </message>
    <message>
        <source>Locked: nothing changes its colours until it is unlocked.</source>
        <translation>Bloqueada: nada cambia sus colores hasta que se desbloquee.</translation>
    </message>
    <message>
        <source>Looking for the thing…</source>
        <translation>Buscando el objeto…</translation>
    </message>
    <message>
        <source>Lower (Alt+Down)</source>
        <translation>Bajar (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Lower region</source>
        <translation>Bajar zona</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Mover borde</translation>
    </message>
    <message>
        <source>Move the edge outwards, or below 0 inwards</source>
        <translation>Mover el borde hacia fuera, o por debajo de 0 hacia dentro</translation>
    </message>
    <message>
        <source>Raise region</source>
        <translation>Subir zona</translation>
    </message>
    <message>
        <source>Raise: where regions overlap, the upper one wins (Alt+Up)</source>
        <translation>Subir: donde se solapan zonas, gana la de arriba (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>Remove region</source>
        <translation>Quitar zona</translation>
    </message>
    <message>
        <source>Remove the region with its own hints (Delete)</source>
        <translation>Quitar la zona con sus pistas (Supr)</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Cambiar nombre de zona</translation>
    </message>
    <message>
        <source>Show region</source>
        <translation>Mostrar zona</translation>
    </message>
    <message>
        <source>Soften edge</source>
        <translation>Suavizar borde</translation>
    </message>
    <message>
        <source>There is a region “{name}” already.</source>
        <translation>Ya hay una zona «{name}».</translation>
    </message>
    <message>
        <source>Turn inside out: what is outside becomes the region</source>
        <translation>Invertir: lo de fuera pasa a ser la zona</translation>
    </message>
    <message>
        <source>Unlock them in the Hints panel first.</source>
        <translation>Desbloquéelas antes en el panel «Pistas».</translation>
    </message>
    <message>
        <source>Whole photograph</source>
        <translation>Toda la fotografía</translation>
    </message>
    <message>
        <source>Width of the soft edge</source>
        <translation>Anchura del borde suave</translation>
    </message>
    <message>
        <source>“{name}” has locked hints in {mode}: {hints}.</source>
        <translation>«{name}» tiene pistas bloqueadas en «{mode}»: {hints}.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Change method</source>
        <translation>Cambiar método</translation>
    </message>
    <message>
        <source>“{title}” is used instead.</source>
        <translation>En su lugar se usa «{title}».</translation>
    </message>
</context>
<context>
    <name>EditorContext</name>
    <message>
        <source>A palette&apos;s colours are kept in a project.</source>
        <translation>Los colores de una paleta se guardan en un proyecto.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Abra antes una fotografía.</translation>
    </message>
    <message>
        <source>Read palette</source>
        <translation>Leer paleta</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versión {number}</translation>
    </message>
    <message>
        <source>{count} colours of “{name}” are new among this project&apos;s colours.</source>
        <translation>{count} colores de «{name}» son nuevos entre los de este proyecto.</translation>
    </message>
</context>
<context>
    <name>EffectOption</name>
    <message>
        <source>Change reach</source>
        <translation>Cambiar alcance</translation>
    </message>
    <message>
        <source>Change strength</source>
        <translation>Cambiar intensidad</translation>
    </message>
    <message>
        <source>Everything like it</source>
        <translation>Todo lo parecido</translation>
    </message>
    <message>
        <source>New points</source>
        <translation>Puntos nuevos</translation>
    </message>
    <message>
        <source>New strokes</source>
        <translation>Trazos nuevos</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Solo aquí</translation>
    </message>
    <message>
        <source>Reach and strength</source>
        <translation>Alcance e intensidad</translation>
    </message>
    <message>
        <source>Reach and strength of {subject}: {words}</source>
        <translation>Alcance e intensidad de {subject}: {words}</translation>
    </message>
    <message>
        <source>Reach {share} %</source>
        <translation>Alcance {share} %</translation>
    </message>
    <message>
        <source>Show what the selected hint colours</source>
        <translation>Mostrar lo que colorea la pista seleccionada</translation>
    </message>
    <message>
        <source>The rest of the picture lies in the dark (Shift+M)</source>
        <translation>El resto de la imagen queda a oscuras (Mayús+M)</translation>
    </message>
</context>
<context>
    <name>EffectSliders</name>
    <message>
        <source>Everything like it</source>
        <translation>Todo lo parecido</translation>
    </message>
    <message>
        <source>How far a hint&apos;s colour goes</source>
        <translation>Con qué fuerza actúa el color de una pista</translation>
    </message>
    <message>
        <source>How much like it a hint colours</source>
        <translation>Cuánto de lo parecido colorea una pista</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Solo aquí</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Alcance</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
</context>
<context>
    <name>EraserTool</name>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Rub out points and parts of strokes; [ and ] change the width.</source>
        <translation>Borrar puntos y partes de trazos; [ y ] cambian la anchura.</translation>
    </message>
</context>
<context>
    <name>ExactColor</name>
    <message>
        <source>Appears with ΔE {distance:.1f}: {words}.</source>
        <translation>Aparece con ΔE {distance:.1f}: {words}.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Difference between what was asked for and what appears, CIEDE2000</source>
        <translation>Diferencia entre lo pedido y lo que aparece, CIEDE2000</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Lab a: green to red</source>
        <translation>Lab a: de verde a rojo</translation>
    </message>
    <message>
        <source>Lab b: blue to yellow</source>
        <translation>Lab b: de azul a amarillo</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>Luminosidad</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>The lightness is the photograph&apos;s own and is never changed.</source>
        <translation>La luminosidad es la de la fotografía y nunca cambia.</translation>
    </message>
    <message>
        <source>clearly different</source>
        <translation>claramente distinto</translation>
    </message>
    <message>
        <source>hardly visible</source>
        <translation>apenas visible</translation>
    </message>
    <message>
        <source>no visible difference</source>
        <translation>sin diferencia visible</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>visible</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Bits</source>
        <translation>&amp;Bits</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadatos</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Perfil</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Calidad</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Tamaño</translation>
    </message>
    <message>
        <source>16 bits per channel</source>
        <translation>16 bits por canal</translation>
    </message>
    <message>
        <source>8 bits per channel</source>
        <translation>8 bits por canal</translation>
    </message>
    <message>
        <source>A line in the file (IPTC digital source type), so that nobody takes them for the truth.</source>
        <translation>Una línea en el archivo (IPTC Digital Source Type), para que nadie los tome por verdaderos.</translation>
    </message>
    <message>
        <source>A name has no slashes: choose a folder below.</source>
        <translation>Un nombre no lleva barras: elija la carpeta abajo.</translation>
    </message>
    <message>
        <source>All: date, camera, author, place, captions</source>
        <translation>Todos: fecha, cámara, autor, lugar, leyendas</translation>
    </message>
    <message>
        <source>As the photograph ({bits})</source>
        <translation>Como la fotografía ({bits})</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Perfil de color</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>C&amp;arpeta</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Carpeta de destino</translation>
    </message>
    <message>
        <source>For JPEG and WebP. 95 is hardly to be told from the picture; 100 makes WebP lossless.</source>
        <translation>Para JPEG y WebP. 95 apenas se distingue de la imagen; 100 hace WebP sin pérdida.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>It goes with the file, so that other programs show the same colours.</source>
        <translation>Va con el archivo, para que otros programas muestren los mismos colores.</translation>
    </message>
    <message>
        <source>JPEG and WebP have 8 bits per channel.</source>
        <translation>JPEG y WebP tienen 8 bits por canal.</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>Lado largo</translation>
    </message>
    <message>
        <source>Long side in pixels, or per cent</source>
        <translation>Lado largo en píxeles, o por ciento</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadatos</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nombre del archivo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Por ciento</translation>
    </message>
    <message>
        <source>Pictures can be made smaller, not larger.</source>
        <translation>Las imágenes se pueden reducir, no ampliar.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Say that the colours are not the camera&apos;s</source>
        <translation>Indicar que los colores no son de la cámara</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>El nombre está vacío.</translation>
    </message>
    <message>
        <source>The photograph&apos;s: {name}</source>
        <translation>El de la fotografía: {name}</translation>
    </message>
    <message>
        <source>There is a file of this name; Export asks before it is replaced.</source>
        <translation>Ya hay un archivo con este nombre; «Exportar» pregunta antes de reemplazarlo.</translation>
    </message>
    <message>
        <source>What the photograph&apos;s file says of itself (EXIF, XMP, IPTC) goes into the new one.</source>
        <translation>Lo que el archivo de la fotografía dice de sí (EXIF, XMP, IPTC) pasa al nuevo.</translation>
    </message>
    <message>
        <source>Without places, names and serial numbers</source>
        <translation>Sin lugares, nombres ni números de serie</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Copying the picture…</source>
        <translation>Copiando la imagen…</translation>
    </message>
    <message>
        <source>Export cut-out</source>
        <translation>Exportar silueta</translation>
    </message>
    <message>
        <source>Export mask</source>
        <translation>Exportar máscara</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Exportar imagen</translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation>Exportando {name}…</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>color</translation>
    </message>
    <message>
        <source>cut-out</source>
        <translation>silueta</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>máscara</translation>
    </message>
</context>
<context>
    <name>EyedropperTool</name>
    <message>
        <source>Eyedropper</source>
        <translation>Cuentagotas</translation>
    </message>
    <message>
        <source>Take a colour from the picture; [ and ] change the sample. With Point and Brush, hold Alt.</source>
        <translation>Tomar un color de la imagen; [ y ] cambian la muestra. Con Punto y Pincel, mantenga Alt.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>It is in “{folder}”. Replacing it cannot be undone.</source>
        <translation>Está en «{folder}». Reemplazarlo no se puede deshacer.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>¿Reemplazar el archivo?</translation>
    </message>
    <message>
        <source>There is already a file “{name}”.</source>
        <translation>Ya hay un archivo «{name}».</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>A window works on one photograph: “{name}” was opened.</source>
        <translation>Una ventana trabaja con una fotografía: se abrió «{name}».</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Another page</source>
        <translation>Otra página</translation>
    </message>
    <message>
        <source>Another page…</source>
        <translation>Otra página…</translation>
    </message>
    <message>
        <source>Another window or program has saved it. Replacing it loses what was done there.</source>
        <translation>Otra ventana o programa lo ha guardado. Si se reemplaza, se pierde lo hecho allí.</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Cambiado en otra parte</translation>
    </message>
    <message>
        <source>Colour it anew</source>
        <translation>Colorear de nuevo</translation>
    </message>
    <message>
        <source>Connect its disk, or take it off the list on the welcome page.</source>
        <translation>Conecte su disco, o quítelo de la lista en la página de inicio.</translation>
    </message>
    <message>
        <source>Copy a picture in another program first.</source>
        <translation>Copie antes una imagen en otro programa.</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>No guardar</translation>
    </message>
    <message>
        <source>It holds your hints and colours, which are lost otherwise. The photograph is not changed.</source>
        <translation>Contiene sus pistas y colores, que si no se pierden. La fotografía no cambia.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open folder of frames</source>
        <translation>Abrir carpeta de fotogramas</translation>
    </message>
    <message>
        <source>Open the others one after another.</source>
        <translation>Abra las demás una tras otra.</translation>
    </message>
    <message>
        <source>Open what there is</source>
        <translation>Abrir lo que hay</translation>
    </message>
    <message>
        <source>Otherwise what you did since it was last saved is lost.</source>
        <translation>Si no, se pierde lo hecho desde la última vez que se guardó.</translation>
    </message>
    <message>
        <source>Page, 1 to {last}:</source>
        <translation>Página, de 1 a {last}:</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Imagen pegada</translation>
    </message>
    <message>
        <source>Photographs, films and projects ({p})</source>
        <translation>Fotografías, películas y proyectos ({p})</translation>
    </message>
    <message>
        <source>Recolour it</source>
        <translation>Recolorear</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Reemplazarlo</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>Save the project “{name}”?</source>
        <translation>¿Guardar el proyecto «{name}»?</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Guardar con otro nombre…</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>No hay ninguna imagen en el portapapeles.</translation>
    </message>
    <message>
        <source>Tintype projects (*{suffix})</source>
        <translation>Proyectos de Tintype (*{suffix})</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Trabajo sin guardar</translation>
    </message>
    <message>
        <source>the sample</source>
        <translation>el ejemplo</translation>
    </message>
    <message>
        <source>“{name}” has been changed since you opened it.</source>
        <translation>«{name}» ha cambiado desde que lo abrió.</translation>
    </message>
    <message>
        <source>“{name}” has colours. Recolour it, or colour it anew?</source>
        <translation>«{name}» tiene colores. ¿Recolorear o colorear de nuevo?</translation>
    </message>
    <message>
        <source>“{name}” is not there.</source>
        <translation>«{name}» no está.</translation>
    </message>
</context>
<context>
    <name>FilmBar</name>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Fotograma {number} de {count}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Scene {number} of {count}</source>
        <translation>Escena {number} de {count}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>FilmExportDialog</name>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>Choose place…</source>
        <translation>Elegir lugar…</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>Exportar la película</translation>
    </message>
    <message>
        <source>Folder of frames, {kind}</source>
        <translation>Carpeta de fotogramas, {kind}</translation>
    </message>
    <message>
        <source>Say that the colours are not the camera&apos;s</source>
        <translation>Indicar que los colores no son de la cámara</translation>
    </message>
    <message>
        <source>Sound, subtitles and the time of each frame are kept. You can work on meanwhile.</source>
        <translation>Se conservan el sonido, los subtítulos y el momento de cada fotograma. Mientras tanto puede seguir trabajando.</translation>
    </message>
</context>
<context>
    <name>FilmExporting</name>
    <message>
        <source>Export film</source>
        <translation>Exportar la película</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The export was stopped. What is done is kept: exported to the same place, it goes on there.</source>
        <translation>La exportación se ha detenido. Lo hecho se conserva: exportada al mismo lugar, continúa allí.</translation>
    </message>
    <message>
        <source>The film is written: “{name}”, {count} frames.</source>
        <translation>La película está escrita: «{name}», {count} fotogramas.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it in the status bar.</source>
        <translation>Espere, o deténgala en la barra de estado.</translation>
    </message>
    <message>
        <source>What is done is kept: exported to the same place, it goes on there.</source>
        <translation>Lo hecho se conserva: exportada al mismo lugar, continúa allí.</translation>
    </message>
    <message>
        <source>{count} frames could not be read: the ones before are shown in their place.</source>
        <translation>{count} fotogramas no se pudieron leer: en su lugar se muestran los anteriores.</translation>
    </message>
    <message>
        <source>{film}-colour</source>
        <translation>{film}-color</translation>
    </message>
    <message>
        <source>“{name}” is still being exported.</source>
        <translation>«{name}» aún se está exportando.</translation>
    </message>
    <message>
        <source>“{name}” is still being exported. Stop?</source>
        <translation>«{name}» aún se está exportando. ¿Detener?</translation>
    </message>
</context>
<context>
    <name>FilmFiles</name>
    <message>
        <source>Choose the film</source>
        <translation>Elegir la película</translation>
    </message>
    <message>
        <source>Choose the film…</source>
        <translation>Elegir la película…</translation>
    </message>
    <message>
        <source>Film not found</source>
        <translation>Película no encontrada</translation>
    </message>
    <message>
        <source>Films ({patterns})</source>
        <translation>Películas ({patterns})</translation>
    </message>
    <message>
        <source>It was in “{folder}”. Connect its disk, or say where the film is now.</source>
        <translation>Estaba en «{folder}». Conecte su disco o indique dónde está ahora la película.</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Abriendo {name}…</translation>
    </message>
    <message>
        <source>The film “{name}” is not there any more.</source>
        <translation>La película «{name}» ya no está.</translation>
    </message>
</context>
<context>
    <name>FilmProgress</name>
    <message>
        <source>Progress of the film</source>
        <translation>Progreso de la película</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>{hours} h left</source>
        <translation>quedan {hours} h</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>quedan {minutes} min</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>quedan {seconds} s</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Film</source>
        <translation>Película</translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Fotograma {number} de {count}</translation>
    </message>
    <message>
        <source>Frame {number}, {time}, scene {scene}</source>
        <translation>Fotograma {number}, {time}, escena {scene}</translation>
    </message>
    <message>
        <source>Key frame {number}, {time}, scene {scene}</source>
        <translation>Fotograma clave {number}, {time}, escena {scene}</translation>
    </message>
</context>
<context>
    <name>Filming</name>
    <message>
        <source>As the film is coloured</source>
        <translation>Como se colorea la película</translation>
    </message>
    <message>
        <source>Frame {number} is no key frame any more.</source>
        <translation>El fotograma {number} ya no es un fotograma clave.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Folder of photographs</source>
        <translation>Carpeta de fotografías</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take the folder off this list; the folder itself stays as it is</source>
        <translation>Quitar la carpeta de esta lista; la carpeta queda como está</translation>
    </message>
</context>
<context>
    <name>GamutMap</name>
    <message>
        <source>Arrow keys change the colour, with Shift in larger steps.</source>
        <translation>Las flechas cambian el color, con Mayús en pasos mayores.</translation>
    </message>
    <message>
        <source>Colours at this lightness</source>
        <translation>Colores con esta luminosidad</translation>
    </message>
    <message>
        <source>drawn brighter</source>
        <translation>dibujado más claro</translation>
    </message>
    <message>
        <source>drawn darker</source>
        <translation>dibujado más oscuro</translation>
    </message>
</context>
<context>
    <name>GlobalPanel</name>
    <message>
        <source>Change saturation</source>
        <translation>Cambiar saturación</translation>
    </message>
    <message>
        <source>Change vividness</source>
        <translation>Cambiar viveza</translation>
    </message>
    <message>
        <source>How bold the colours are that nobody chose: calm to vivid</source>
        <translation>Qué atrevidos son los colores que nadie eligió: de tranquilos a vivos</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>Saturation as predicted</source>
        <translation>Saturación según la predicción</translation>
    </message>
    <message>
        <source>Saturation of the whole picture</source>
        <translation>Saturación de toda la imagen</translation>
    </message>
    <message>
        <source>Vividness</source>
        <translation>Viveza</translation>
    </message>
    <message>
        <source>Vividness as predicted</source>
        <translation>Viveza según la predicción</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>1 to 9</source>
        <translation>1 a 9</translation>
    </message>
    <message>
        <source>A hint selected</source>
        <translation>Una pista seleccionada</translation>
    </message>
    <message>
        <source>A new hint takes the likeliest colour of its place and stays selected: pick another colour for it, or click elsewhere</source>
        <translation>Una pista nueva toma el color más probable de su lugar y queda seleccionada: elegir otro color para ella o hacer clic en otra parte</translation>
    </message>
    <message>
        <source>A region chosen</source>
        <translation>Una zona elegida</translation>
    </message>
    <message>
        <source>Add a point in the middle of the view</source>
        <translation>Añadir un punto en el centro de la vista</translation>
    </message>
    <message>
        <source>Add a point, move it</source>
        <translation>Añadir un punto, moverlo</translation>
    </message>
    <message>
        <source>Add to the current region, take away from it</source>
        <translation>Añadir a la zona actual, quitar de ella</translation>
    </message>
    <message>
        <source>Alt + click (Point, Brush)</source>
        <translation>Alt + clic (Punto, Pincel)</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift farther (Select)</source>
        <translation>Flechas, con Mayús más lejos (Seleccionar)</translation>
    </message>
    <message>
        <source>Click, drag (Point)</source>
        <translation>Clic, arrastrar (Punto)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Ctrl + Tab, Shift + Tab</source>
        <translation>Ctrl + Tab, Mayús + Tab</translation>
    </message>
    <message>
        <source>Delete the point</source>
        <translation>Eliminar el punto</translation>
    </message>
    <message>
        <source>Drag, or clicks and Return (Lasso)</source>
        <translation>Arrastrar, o clics e Intro (Lazo)</translation>
    </message>
    <message>
        <source>Draw a region freehand, or corner by corner</source>
        <translation>Dibujar una zona a mano alzada o esquina a esquina</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give a suggested colour to the hint at the place that was clicked</source>
        <translation>Dar un color sugerido a la pista del lugar en que se hizo clic</translation>
    </message>
    <message>
        <source>Go on from the photograph to the next control</source>
        <translation>Pasar de la fotografía al siguiente control</translation>
    </message>
    <message>
        <source>Hints placed in it change nothing outside of it; the rest is as ever</source>
        <translation>Las pistas puestas en ella no cambian nada fuera; lo demás, como siempre</translation>
    </message>
    <message>
        <source>Hold O</source>
        <translation>Mantener O</translation>
    </message>
    <message>
        <source>Insert (Point)</source>
        <translation>Insert (Punto)</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Teclado y ratón</translation>
    </message>
    <message>
        <source>More, less of what was found last</source>
        <translation>Más, menos de lo último encontrado</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Mover la fotografía</translation>
    </message>
    <message>
        <source>Move the photograph: sideways, and as the fingers go</source>
        <translation>Mover la fotografía: de lado y como van los dedos</translation>
    </message>
    <message>
        <source>Move the selected hints</source>
        <translation>Mover las pistas seleccionadas</translation>
    </message>
    <message>
        <source>No colour chosen</source>
        <translation>Ningún color elegido</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nada seleccionado</translation>
    </message>
    <message>
        <source>On the photograph</source>
        <translation>En la fotografía</translation>
    </message>
    <message>
        <source>One step back: abandon a gesture, stop learning, let go of hint, colour and region</source>
        <translation>Un paso atrás: abandonar un gesto, detener el aprendizaje, soltar pista, color y zona</translation>
    </message>
    <message>
        <source>Put all panels away, and back</source>
        <translation>Ocultar todos los paneles y volver a mostrarlos</translation>
    </message>
    <message>
        <source>Right click (Point)</source>
        <translation>Clic derecho (Punto)</translation>
    </message>
    <message>
        <source>Select several hints</source>
        <translation>Seleccionar varias pistas</translation>
    </message>
    <message>
        <source>Shift + click, drag a frame (Select)</source>
        <translation>Mayús + clic, arrastrar un marco (Seleccionar)</translation>
    </message>
    <message>
        <source>Shift + wheel, two fingers on a touchpad</source>
        <translation>Mayús + rueda, dos dedos en el panel táctil</translation>
    </message>
    <message>
        <source>Shift, Alt (tools of regions)</source>
        <translation>Mayús, Alt (herramientas de zonas)</translation>
    </message>
    <message>
        <source>Size of points, brush and eraser</source>
        <translation>Tamaño de puntos, pincel y borrador</translation>
    </message>
    <message>
        <source>Space + Shift + drag</source>
        <translation>Espacio + Mayús + arrastrar</translation>
    </message>
    <message>
        <source>Space + drag, middle button</source>
        <translation>Espacio + arrastrar, botón central</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tab, Shift + Tab, Alt + wheel (Select thing, Wand)</source>
        <translation>Tab, Mayús + Tab, Alt + rueda (Seleccionar objeto, Varita)</translation>
    </message>
    <message>
        <source>Take the colour under the pointer</source>
        <translation>Tomar el color bajo el puntero</translation>
    </message>
    <message>
        <source>The untouched photograph</source>
        <translation>La fotografía intacta</translation>
    </message>
    <message>
        <source>Turn the view</source>
        <translation>Girar la vista</translation>
    </message>
    <message>
        <source>What is picked is for that hint only; the panel&apos;s head names it</source>
        <translation>Lo que se elige es solo para esa pista; la cabecera del panel la nombra</translation>
    </message>
    <message>
        <source>What is picked is for the next hints, until Esc or the head&apos;s x forgets it</source>
        <translation>Lo que se elige es para las próximas pistas, hasta que Esc o la x de la cabecera lo olvide</translation>
    </message>
    <message>
        <source>Wheel, pinch</source>
        <translation>Rueda, pellizco</translation>
    </message>
    <message>
        <source>Whom a colour is for</source>
        <translation>Para quién es un color</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoom en el puntero</translation>
    </message>
    <message>
        <source>[ and ], Alt + wheel, pen pressure</source>
        <translation>[ y ], Alt + rueda, presión del lápiz</translation>
    </message>
</context>
<context>
    <name>HintCommands</name>
    <message>
        <source>Arrange hints</source>
        <translation>Ordenar pistas</translation>
    </message>
    <message>
        <source>Change reach</source>
        <translation>Cambiar alcance</translation>
    </message>
    <message>
        <source>Change strength</source>
        <translation>Cambiar intensidad</translation>
    </message>
    <message>
        <source>Copied: {hints}. The picture is copied by Ctrl+Shift+C.</source>
        <translation>Copiado: {hints}. La imagen se copia con Ctrl+Mayús+C.</translation>
    </message>
    <message>
        <source>Cut hints</source>
        <translation>Cortar pistas</translation>
    </message>
    <message>
        <source>Delete hint</source>
        <translation>Eliminar pista</translation>
    </message>
    <message>
        <source>Delete hints</source>
        <translation>Eliminar pistas</translation>
    </message>
    <message>
        <source>Duplicate hints</source>
        <translation>Duplicar pistas</translation>
    </message>
    <message>
        <source>Group hints</source>
        <translation>Agrupar pistas</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Grupo {number}</translation>
    </message>
    <message>
        <source>Hide hints</source>
        <translation>Ocultar pistas</translation>
    </message>
    <message>
        <source>Lock hints</source>
        <translation>Bloquear pistas</translation>
    </message>
    <message>
        <source>Move hints to region</source>
        <translation>Pasar pistas a zona</translation>
    </message>
    <message>
        <source>Paste hints</source>
        <translation>Pegar pistas</translation>
    </message>
    <message>
        <source>Paste them in the mode that they were copied in.</source>
        <translation>Péguelas en el modo en que se copiaron.</translation>
    </message>
    <message>
        <source>Remove all hints</source>
        <translation>Quitar todas las pistas</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Cambiar nombre de grupo</translation>
    </message>
    <message>
        <source>Rename hint</source>
        <translation>Cambiar nombre de pista</translation>
    </message>
    <message>
        <source>Show hints</source>
        <translation>Mostrar pistas</translation>
    </message>
    <message>
        <source>Ungroup hints</source>
        <translation>Desagrupar pistas</translation>
    </message>
    <message>
        <source>Unlock hints</source>
        <translation>Desbloquear pistas</translation>
    </message>
    <message>
        <source>{count} of the hints mean nothing here and are left out.</source>
        <translation>{count} de las pistas no significan nada aquí y se omiten.</translation>
    </message>
</context>
<context>
    <name>HintContext</name>
    <message>
        <source>Change colour</source>
        <translation>Cambiar color</translation>
    </message>
    <message>
        <source>No colour is chosen: the next hint takes the likeliest one of its place.</source>
        <translation>No hay color elegido: la próxima pista toma el más probable de su lugar.</translation>
    </message>
    <message>
        <source>Unlock it in the Hints panel to change it.</source>
        <translation>Para cambiarlo, desbloquéelo en el panel «Pistas».</translation>
    </message>
    <message>
        <source>{title} are locked.</source>
        <translation>{title} están bloqueadas.</translation>
    </message>
    <message>
        <source>“{title}” is locked.</source>
        <translation>«{title}» está bloqueado.</translation>
    </message>
</context>
<context>
    <name>HintDelegate</name>
    <message>
        <source>Delete  (Del)</source>
        <translation>Eliminar  (Supr)</translation>
    </message>
    <message>
        <source>Double-click to rename  (F2)</source>
        <translation>Doble clic para cambiar el nombre  (F2)</translation>
    </message>
    <message>
        <source>Double-click to see its place</source>
        <translation>Doble clic para ver su lugar</translation>
    </message>
    <message>
        <source>Fold or unfold the group</source>
        <translation>Plegar o desplegar el grupo</translation>
    </message>
    <message>
        <source>Hide  (Space)</source>
        <translation>Ocultar  (Espacio)</translation>
    </message>
    <message>
        <source>Lock: nothing moves, recolours or deletes it</source>
        <translation>Bloquear: nada lo mueve, recolorea ni elimina</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Show  (Space)</source>
        <translation>Mostrar  (Espacio)</translation>
    </message>
    <message>
        <source>Solo: on the screen it alone counts</source>
        <translation>Solo: en la pantalla solo cuenta esta</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
</context>
<context>
    <name>HintModel</name>
    <message>
        <source>group of {hints}</source>
        <translation>grupo de {hints}</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>bloqueado</translation>
    </message>
</context>
<context>
    <name>HintNames</name>
    <message>
        <source>1 hint</source>
        <translation>1 pista</translation>
    </message>
    <message>
        <source>Point {number}</source>
        <translation>Punto {number}</translation>
    </message>
    <message>
        <source>Stroke {number}</source>
        <translation>Trazo {number}</translation>
    </message>
    <message>
        <source>{count} hints</source>
        <translation>{count} pistas</translation>
    </message>
</context>
<context>
    <name>HintTree</name>
    <message>
        <source>Hints, topmost first</source>
        <translation>Pistas, la de arriba primero</translation>
    </message>
    <message>
        <source>everything like it</source>
        <translation>todo lo parecido</translation>
    </message>
    <message>
        <source>keeps what is there</source>
        <translation>conserva lo que hay</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>solo aquí</translation>
    </message>
    <message>
        <source>reach {share:.0f} %</source>
        <translation>alcance {share:.0f} %</translation>
    </message>
</context>
<context>
    <name>HintsPanel</name>
    <message>
        <source>Delete the selected hints  (Del)</source>
        <translation>Eliminar las pistas seleccionadas  (Supr)</translation>
    </message>
    <message>
        <source>End solo</source>
        <translation>Fin de solo</translation>
    </message>
    <message>
        <source>Group the selected hints  (Ctrl+G)</source>
        <translation>Agrupar las pistas seleccionadas  (Ctrl+G)</translation>
    </message>
    <message>
        <source>Let all hints count again</source>
        <translation>Que cuenten de nuevo todas las pistas</translation>
    </message>
    <message>
        <source>No hints yet: click the photograph with Point, or draw with Brush.</source>
        <translation>Aún no hay pistas: haga clic en la fotografía con Punto o pinte con Pincel.</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Alcance</translation>
    </message>
    <message>
        <source>Reach: from only here to everything like it</source>
        <translation>Alcance: de solo aquí a todo lo parecido</translation>
    </message>
    <message>
        <source>Solo: {solo} of {count}</source>
        <translation>Solo: {solo} de {count}</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Strength of the colour</source>
        <translation>Intensidad del color</translation>
    </message>
    <message>
        <source>{selected} of {count} hints</source>
        <translation>{selected} de {count} pistas</translation>
    </message>
</context>
<context>
    <name>HistogramPanel</name>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Clear histogram</source>
        <translation>Vaciar histograma</translation>
    </message>
    <message>
        <source>Colours as in a photograph</source>
        <translation>Colores como en una fotografía</translation>
    </message>
    <message>
        <source>Drop a colour photograph here: this picture takes over how often each colour occurs.</source>
        <translation>Suelte aquí una fotografía en color: esta imagen toma de ella la frecuencia de cada color.</translation>
    </message>
    <message>
        <source>Leave the colours to the method again</source>
        <translation>Dejar los colores otra vez al método</translation>
    </message>
    <message>
        <source>Photograph for the histogram</source>
        <translation>Fotografía para el histograma</translation>
    </message>
    <message>
        <source>Set histogram</source>
        <translation>Poner histograma</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>histograma</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Click a step to go back or forward to it (arrow keys: one by one)</source>
        <translation>Haga clic en un paso para volver o avanzar a él (flechas: uno a uno)</translation>
    </message>
    <message>
        <source>Open “{name}”</source>
        <translation>Abrir «{name}»</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
</context>
<context>
    <name>HsvMixer</name>
    <message>
        <source>Hue</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
</context>
<context>
    <name>IconBar</name>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
</context>
<context>
    <name>LassoTool</name>
    <message>
        <source>Draw around a region, or click its corners and end with a double click or Return. Shift adds to the current region, Alt takes away.</source>
        <translation>Rodear una zona, o hacer clic en sus esquinas y acabar con doble clic o Intro. Mayús añade a la zona actual, Alt quita.</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>Calm</source>
        <translation>Tranquilo</translation>
    </message>
    <message>
        <source>Cool</source>
        <translation>Frío</translation>
    </message>
    <message>
        <source>Golden</source>
        <translation>Dorado</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>No reference</source>
        <translation>Sin referencia</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Vivid</source>
        <translation>Vivo</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Cálido</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Copied: the clipboard has the picture, {width} × {height} px</source>
        <translation>Copiado: la imagen está en el portapapeles, {width} × {height} px</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportado a {path}</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Abriendo {name}…</translation>
    </message>
    <message>
        <source>Photographs: {summary}.</source>
        <translation>Fotografías: {summary}.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>MapButton</name>
    <message>
        <source>{title}: show it over the photograph</source>
        <translation>{title}: mostrarlo sobre la fotografía</translation>
    </message>
</context>
<context>
    <name>MapThumbnails</name>
    <message>
        <source>Bright is what the references tell; dark places need a pair of places, or a hint.</source>
        <translation>Claro es lo que dicen las referencias; los lugares oscuros necesitan una pareja de lugares o una pista.</translation>
    </message>
    <message>
        <source>Bright is where it belongs. A click on the map, or Esc, puts it away.</source>
        <translation>Claro es donde corresponde. Un clic en el mapa, o Esc, lo oculta.</translation>
    </message>
    <message>
        <source>Probability maps</source>
        <translation>Mapas de probabilidad</translation>
    </message>
    <message>
        <source>The next stroke belongs where “In doubt” is bright, or a map is bright by mistake.</source>
        <translation>El próximo trazo va donde «En duda» está claro, o donde un mapa está claro por error.</translation>
    </message>
</context>
<context>
    <name>Maps</name>
    <message>
        <source>As it is</source>
        <translation>Tal como está</translation>
    </message>
    <message>
        <source>Colour {number}</source>
        <translation>Color {number}</translation>
    </message>
    <message>
        <source>From the references</source>
        <translation>De las referencias</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>En duda</translation>
    </message>
    <message>
        <source>What {hint} colours</source>
        <translation>Lo que colorea {hint}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>&amp;Modo</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Fi&amp;lm</source>
        <translation>Pe&amp;lícula</translation>
    </message>
    <message>
        <source>H&amp;ints</source>
        <translation>&amp;Pistas</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>Lo que muestra la imagen</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Put the message and its technical details on the clipboard</source>
        <translation>Poner el mensaje y sus detalles técnicos en el portapapeles</translation>
    </message>
</context>
<context>
    <name>MethodOption</name>
    <message>
        <source>Change method</source>
        <translation>Cambiar método</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>{method}
It takes: {what}.</source>
        <translation>{method}
Admite: {what}.</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Drag the frame, or use the arrow keys, to move the view; the wheel zooms</source>
        <translation>Arrastrar el marco, o usar las flechas, para mover la vista; la rueda hace zoom</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>Navegador</translation>
    </message>
</context>
<context>
    <name>NavigatorButton</name>
    <message>
        <source>Navigator</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>Navigator: the whole photograph, to move the view on</source>
        <translation>Navegador: toda la fotografía, para mover la vista en ella</translation>
    </message>
</context>
<context>
    <name>NextPlace</name>
    <message>
        <source>No large part is in doubt any more: each has a hint.</source>
        <translation>Ya no hay ninguna parte grande en duda: todas tienen una pista.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Abra antes una fotografía.</translation>
    </message>
    <message>
        <source>This method does not know where it is in doubt.</source>
        <translation>Este método no sabe dónde duda.</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n} de {count}</translation>
    </message>
    <message>
        <source>“{title}” does.</source>
        <translation>«{title}» sí.</translation>
    </message>
</context>
<context>
    <name>PairList</name>
    <message>
        <source>Pair {number}: remove</source>
        <translation>Pareja {number}: quitar</translation>
    </message>
    <message>
        <source>Take this pair of places away</source>
        <translation>Quitar esta pareja de lugares</translation>
    </message>
    <message>
        <source>{number}  ✕</source>
        <translation>{number}  ✕</translation>
    </message>
</context>
<context>
    <name>PairTool</name>
    <message>
        <source>Add one in the tab References, then pair places.</source>
        <translation>Añada una en la pestaña Referencias y empareje lugares.</translation>
    </message>
    <message>
        <source>Click a place, then the same thing in the reference. Drag a pair; right click takes it away.</source>
        <translation>Haga clic en un lugar y después en lo mismo de la referencia. Arrastre una pareja; clic derecho la quita.</translation>
    </message>
    <message>
        <source>Move pair</source>
        <translation>Mover pareja</translation>
    </message>
    <message>
        <source>Now click the same thing in the reference.</source>
        <translation>Ahora haga clic en lo mismo de la referencia.</translation>
    </message>
    <message>
        <source>Pair of places</source>
        <translation>Pareja de lugares</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>Quitar pareja</translation>
    </message>
    <message>
        <source>There is no reference yet.</source>
        <translation>Aún no hay ninguna referencia.</translation>
    </message>
</context>
<context>
    <name>PaletteMenu</name>
    <message>
        <source>&amp;Read a palette…</source>
        <translation>&amp;Leer una paleta…</translation>
    </message>
    <message>
        <source>&amp;Write a palette…</source>
        <translation>&amp;Escribir una paleta…</translation>
    </message>
    <message>
        <source>Adobe Swatch Exchange (*.ase)</source>
        <translation>Adobe Swatch Exchange (*.ase)</translation>
    </message>
    <message>
        <source>GIMP, Krita, Inkscape (*.gpl)</source>
        <translation>GIMP, Krita, Inkscape (*.gpl)</translation>
    </message>
    <message>
        <source>Hexadecimal list, without names (*.hex)</source>
        <translation>Lista hexadecimal, sin nombres (*.hex)</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>Palettes ({patterns} *.txt);;All files (*)</source>
        <translation>Paletas ({patterns} *.txt);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Read a palette</source>
        <translation>Leer una paleta</translation>
    </message>
    <message>
        <source>Read and write palettes: GIMP .gpl, Adobe .ase, hexadecimal lists</source>
        <translation>Leer y escribir paletas: GIMP .gpl, Adobe .ase, listas hexadecimales</translation>
    </message>
    <message>
        <source>Write a palette</source>
        <translation>Escribir una paleta</translation>
    </message>
    <message>
        <source>{what}: palette files</source>
        <translation>{what}: archivos de paleta</translation>
    </message>
</context>
<context>
    <name>PanTool</name>
    <message>
        <source>Drag to move the photograph, with Shift to turn the view; with any tool, hold Space or the middle button.</source>
        <translation>Arrastrar mueve la fotografía, con Mayús gira la vista; con cualquier herramienta, mantenga Espacio o el botón central.</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Mano</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Methods that do: {titles}.</source>
        <translation>Métodos que sí: {titles}.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Abra antes una fotografía.</translation>
    </message>
    <message>
        <source>The method “{name}” is not there.</source>
        <translation>El método «{name}» no está.</translation>
    </message>
    <message>
        <source>“{title}” takes no {what}.</source>
        <translation>«{title}» no admite: {what}.</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histograma</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Recommended references</source>
        <translation>Referencias recomendadas</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referencias</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantáneas</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Toda la imagen</translation>
    </message>
</context>
<context>
    <name>PhotoInput</name>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Imagen pegada</translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation>Fotografías ({patterns})</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>{title}: choose a file. Photographs can be dropped here, too.</source>
        <translation>{title}: elegir un archivo. También se pueden soltar fotografías aquí.</translation>
    </message>
    <message>
        <source>{title}: take the picture on the clipboard</source>
        <translation>{title}: tomar la imagen del portapapeles</translation>
    </message>
</context>
<context>
    <name>PictureButton</name>
    <message>
        <source>Being computed</source>
        <translation>Calculando</translation>
    </message>
    <message>
        <source>The present one</source>
        <translation>La actual</translation>
    </message>
</context>
<context>
    <name>PointTool</name>
    <message>
        <source>Add point</source>
        <translation>Añadir punto</translation>
    </message>
    <message>
        <source>Click to add a point, drag to move it, right click to delete; [ and ] change its size.</source>
        <translation>Clic añade un punto, arrastrar lo mueve, clic derecho lo elimina; [ y ] cambian su tamaño.</translation>
    </message>
    <message>
        <source>Delete point</source>
        <translation>Eliminar punto</translation>
    </message>
    <message>
        <source>Move point</source>
        <translation>Mover punto</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Resize point</source>
        <translation>Cambiar tamaño de punto</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Autosave</source>
        <translation>A&amp;utoguardado</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Dispositivo</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Apariencia</translation>
    </message>
    <message>
        <source>&amp;Working size, this project</source>
        <translation>Tamaño de &amp;trabajo, este proyecto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Automatic is the GPU where there is one.</source>
        <translation>Automático es la GPU, si la hay.</translation>
    </message>
    <message>
        <source>Change working size</source>
        <translation>Cambiar tamaño de trabajo</translation>
    </message>
    <message>
        <source>Colour photographs that references are recommended from, with all folders in these.</source>
        <translation>Fotografías en color de las que se recomiendan referencias, con todas las carpetas que contengan.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>A partir del próximo inicio.</translation>
    </message>
    <message>
        <source>Li&amp;brary</source>
        <translation>&amp;Biblioteca</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Processor cores to compute with.</source>
        <translation>Núcleos del procesador para calcular.</translation>
    </message>
    <message>
        <source>Short side of the picture that a method looks at. The export has all its pixels.</source>
        <translation>Lado corto de la imagen que mira un método. La exportación tiene todos sus píxeles.</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>&amp;Hilos</translation>
    </message>
    <message>
        <source>Unsaved work is put aside for a crash; photograph and project file are never touched.</source>
        <translation>El trabajo sin guardar se pone a salvo por si hay un fallo; la fotografía y el proyecto nunca se tocan.</translation>
    </message>
    <message>
        <source>Working size, &amp;new projects</source>
        <translation>Tamaño de trabajo, proyectos &amp;nuevos</translation>
    </message>
    <message>
        <source>every </source>
        <translation>cada </translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} píxeles</translation>
    </message>
</context>
<context>
    <name>ProjectColors</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add swatch</source>
        <translation>Añadir muestra</translation>
    </message>
    <message>
        <source>Colours of this project</source>
        <translation>Colores de este proyecto</translation>
    </message>
    <message>
        <source>Keep the current colour in this project under a name</source>
        <translation>Guardar el color actual en este proyecto con un nombre</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove swatch</source>
        <translation>Quitar muestra</translation>
    </message>
    <message>
        <source>Remove the selected colour (Delete)</source>
        <translation>Quitar el color seleccionado (Supr)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Rename swatch</source>
        <translation>Renombrar muestra</translation>
    </message>
    <message>
        <source>Rename the selected colour (F2)</source>
        <translation>Renombrar el color seleccionado (F2)</translation>
    </message>
    <message>
        <source>Swatch {number}</source>
        <translation>Muestra {number}</translation>
    </message>
</context>
<context>
    <name>ProtectTool</name>
    <message>
        <source>Draw over what is to stay as it is.</source>
        <translation>Pintar sobre lo que debe quedar como está.</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Proteger</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Nothing opened yet</source>
        <translation>Aún no se ha abierto nada</translation>
    </message>
</context>
<context>
    <name>RecentTile</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Quitarlo de la lista</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>Quitar {name} de la lista</translation>
    </message>
    <message>
        <source>{name}, not there</source>
        <translation>{name}, no está</translation>
    </message>
    <message>
        <source>{path}
is not there: is its disk connected?</source>
        <translation>{path}
no está: ¿está conectado su disco?</translation>
    </message>
</context>
<context>
    <name>RecommendedPanel</name>
    <message>
        <source>A copy of this photograph, or of one before it.</source>
        <translation>Una copia de esta fotografía o de una anterior.</translation>
    </message>
    <message>
        <source>Choose the folders that references are recommended from</source>
        <translation>Elegir las carpetas de las que se recomiendan referencias</translation>
    </message>
    <message>
        <source>Colour it from the best</source>
        <translation>Colorear con la mejor</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Files of the library that cannot be read: {number} (rest here to see them)</source>
        <translation>Archivos ilegibles de la biblioteca: {number} (deje aquí el puntero para verlos)</translation>
    </message>
    <message>
        <source>Hover to try it, click to take it</source>
        <translation>Pase por encima para probarla, haga clic para tomarla</translation>
    </message>
    <message>
        <source>Leave out copies of this photograph</source>
        <translation>Omitir copias de esta fotografía</translation>
    </message>
    <message>
        <source>Library…</source>
        <translation>Biblioteca…</translation>
    </message>
    <message>
        <source>Looking for references…</source>
        <translation>Buscando referencias…</translation>
    </message>
    <message>
        <source>Name folders of colour photographs: those that fit this one best are shown here.</source>
        <translation>Indique carpetas de fotografías en color: aquí se muestran las que mejor van con esta.</translation>
    </message>
    <message>
        <source>Other versions of this very photograph, and all but one of several alike</source>
        <translation>Otras versiones de esta misma fotografía, y todas menos una de varias iguales</translation>
    </message>
    <message>
        <source>Reading the library</source>
        <translation>Leyendo la biblioteca</translation>
    </message>
    <message>
        <source>Reading the library: {done} of {total} photographs</source>
        <translation>Leyendo la biblioteca: {done} de {total} fotografías</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendadas</translation>
    </message>
    <message>
        <source>Take recommended reference</source>
        <translation>Tomar referencia recomendada</translation>
    </message>
    <message>
        <source>Take the photograph of your library that fits best as the reference</source>
        <translation>Tomar como referencia la fotografía de su biblioteca que mejor va</translation>
    </message>
    <message>
        <source>The result that each photograph of your library would give.</source>
        <translation>El resultado que daría cada fotografía de su biblioteca.</translation>
    </message>
    <message>
        <source>There is no colour photograph in the library yet.</source>
        <translation>Aún no hay fotografías en color en la biblioteca.</translation>
    </message>
    <message>
        <source>reference photographs</source>
        <translation>fotografías de referencia</translation>
    </message>
</context>
<context>
    <name>RectangleTool</name>
    <message>
        <source>Drag from corner to corner. Shift adds to the current region, Alt takes away.</source>
        <translation>Arrastrar de esquina a esquina. Mayús añade a la zona actual, Alt quita.</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectángulo</translation>
    </message>
</context>
<context>
    <name>ReferencePanel</name>
    <message>
        <source>Add reference</source>
        <translation>Añadir referencia</translation>
    </message>
    <message>
        <source>Arrow keys move the cross hair, Return takes the colour.</source>
        <translation>Las flechas mueven la cruz, Intro toma el color.</translation>
    </message>
    <message>
        <source>Click the same thing here.</source>
        <translation>Haga clic aquí en lo mismo.</translation>
    </message>
    <message>
        <source>Click to take a colour.</source>
        <translation>Haga clic para tomar un color.</translation>
    </message>
    <message>
        <source>Drop colour photographs here; this picture borrows their colours.</source>
        <translation>Suelte aquí fotografías en color; esta imagen toma prestados sus colores.</translation>
    </message>
    <message>
        <source>Only its histogram</source>
        <translation>Solo su histograma</translation>
    </message>
    <message>
        <source>Only its theme</source>
        <translation>Solo su tema</translation>
    </message>
    <message>
        <source>Only the histogram</source>
        <translation>Solo el histograma</translation>
    </message>
    <message>
        <source>Only the theme</source>
        <translation>Solo el tema</translation>
    </message>
    <message>
        <source>Pair places</source>
        <translation>Emparejar lugares</translation>
    </message>
    <message>
        <source>Reference photograph</source>
        <translation>Fotografía de referencia</translation>
    </message>
    <message>
        <source>Reference strength</source>
        <translation>Intensidad de la referencia</translation>
    </message>
    <message>
        <source>Reference, large</source>
        <translation>Referencia, grande</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>Quitar pareja</translation>
    </message>
    <message>
        <source>Remove reference</source>
        <translation>Quitar referencia</translation>
    </message>
    <message>
        <source>Take it in the place of the photograph</source>
        <translation>Tomarlo en lugar de la fotografía</translation>
    </message>
    <message>
        <source>colour theme</source>
        <translation>tema de color</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>histograma</translation>
    </message>
    <message>
        <source>reference photographs</source>
        <translation>fotografías de referencia</translation>
    </message>
    <message>
        <source>“{name}” is already a reference.</source>
        <translation>«{name}» ya es una referencia.</translation>
    </message>
</context>
<context>
    <name>ReferenceRow</name>
    <message>
        <source>How much this photograph counts</source>
        <translation>Cuánto cuenta esta fotografía</translation>
    </message>
    <message>
        <source>Reference {number}</source>
        <translation>Referencia {number}</translation>
    </message>
    <message>
        <source>Remove this reference</source>
        <translation>Quitar esta referencia</translation>
    </message>
    <message>
        <source>Show it large, to take colours from</source>
        <translation>Mostrarla grande, para tomar colores</translation>
    </message>
    <message>
        <source>{title}: remove</source>
        <translation>{title}: quitar</translation>
    </message>
    <message>
        <source>{title}: show it large</source>
        <translation>{title}: mostrarla grande</translation>
    </message>
    <message>
        <source>{title}: strength</source>
        <translation>{title}: intensidad</translation>
    </message>
</context>
<context>
    <name>RegionCommands</name>
    <message>
        <source>Whole photograph</source>
        <translation>Toda la fotografía</translation>
    </message>
</context>
<context>
    <name>RegionList</name>
    <message>
        <source>F2 renames it, Space hides it, L locks it, Delete removes it.</source>
        <translation>F2 cambia el nombre, Espacio la oculta, L la bloquea, Supr la quita.</translation>
    </message>
    <message>
        <source>Hide its border and veil</source>
        <translation>Ocultar su borde y su velo</translation>
    </message>
    <message>
        <source>Hints placed in it go into it.</source>
        <translation>Las pistas puestas en ella le pertenecen.</translation>
    </message>
    <message>
        <source>Keep its colours</source>
        <translation>Conservar sus colores</translation>
    </message>
    <message>
        <source>Show its border and veil</source>
        <translation>Mostrar su borde y su velo</translation>
    </message>
    <message>
        <source>Unlock: its colours follow the hints again</source>
        <translation>Desbloquear: sus colores siguen de nuevo las pistas</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>bloqueado</translation>
    </message>
</context>
<context>
    <name>RegionsPanel</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Change region</source>
        <translation>Cambiar zona</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Cut-out…</source>
        <translation>Silueta…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Keep as region</source>
        <translation>Guardar como zona</translation>
    </message>
    <message>
        <source>Make it a region, for hints of its own and for locks in the other modes</source>
        <translation>Hacerla una zona, para pistas propias y bloqueos en los otros modos</translation>
    </message>
    <message>
        <source>Mark a region and its background first.</source>
        <translation>Marque antes una zona y su fondo.</translation>
    </message>
    <message>
        <source>Mask…</source>
        <translation>Máscara…</translation>
    </message>
    <message>
        <source>No stroke of {names} can be seen: others cover them.</source>
        <translation>No se ve ningún trazo de {names}: otros los tapan.</translation>
    </message>
    <message>
        <source>One more region, with a name of its own</source>
        <translation>Una zona más, con nombre propio</translation>
    </message>
    <message>
        <source>Region {number}</source>
        <translation>Zona {number}</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove region</source>
        <translation>Quitar zona</translation>
    </message>
    <message>
        <source>Remove the region with its strokes (Delete)</source>
        <translation>Quitar la zona con sus trazos (Supr)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Cambiar nombre de zona</translation>
    </message>
    <message>
        <source>Rename the region (F2); the background keeps its name</source>
        <translation>Cambiar el nombre de la zona (F2); el fondo conserva el suyo</translation>
    </message>
    <message>
        <source>The brush marks</source>
        <translation>El pincel marca</translation>
    </message>
    <message>
        <source>The cut-out is still being computed.</source>
        <translation>La silueta aún se está calculando.</translation>
    </message>
    <message>
        <source>The photograph, transparent around the region, as PNG (Ctrl+E)</source>
        <translation>La fotografía, transparente alrededor de la zona, como PNG (Ctrl+E)</translation>
    </message>
    <message>
        <source>There is a region “{name}” already.</source>
        <translation>Ya hay una zona «{name}».</translation>
    </message>
    <message>
        <source>Wait until it is finished.</source>
        <translation>Espere a que termine.</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Qué exportar</translation>
    </message>
    <message>
        <source>White where the region is, black elsewhere, as PNG (Ctrl+Shift+E)</source>
        <translation>Blanco donde está la zona, negro en lo demás, como PNG (Ctrl+Mayús+E)</translation>
    </message>
    <message>
        <source>X marks the last two in turn. With Select (V), a click here gives the stroke its region.</source>
        <translation>X alterna las dos últimas. Con Seleccionar (V), un clic aquí da al trazo su zona.</translation>
    </message>
</context>
<context>
    <name>SampleOption</name>
    <message>
        <source>1 pixel</source>
        <translation>1 píxel</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Square of the photograph&apos;s pixels whose mean colour is taken ([ and ])</source>
        <translation>Cuadrado de píxeles de la fotografía cuyo color medio se toma ([ y ])</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} píxeles</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Click a hint or drag a frame around several; Shift adds. Drag or arrow keys move them.</source>
        <translation>Clic en una pista o arrastrar un marco alrededor de varias; Mayús añade. Arrastrar o las flechas las mueven.</translation>
    </message>
    <message>
        <source>Move hint</source>
        <translation>Mover pista</translation>
    </message>
    <message>
        <source>Move hints</source>
        <translation>Mover pistas</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
</context>
<context>
    <name>ShareControl</name>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>as predicted</source>
        <translation>previsto</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>fijado por usted</translation>
    </message>
</context>
<context>
    <name>SizeOption</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Tamaño del pincel</translation>
    </message>
    <message>
        <source>Point size</source>
        <translation>Tamaño del punto</translation>
    </message>
    <message>
        <source>Size of a new point</source>
        <translation>Tamaño de un punto nuevo</translation>
    </message>
    <message>
        <source>Size of the brush and the eraser</source>
        <translation>Tamaño del pincel y del borrador</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>{name}, exact</source>
        <translation>{name}, exacto</translation>
    </message>
</context>
<context>
    <name>SnapshotList</name>
    <message>
        <source>{name}, the present version</source>
        <translation>{name}, la versión actual</translation>
    </message>
</context>
<context>
    <name>SnapshotsPanel</name>
    <message>
        <source>Bring back “{name}”</source>
        <translation>Recuperar «{name}»</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Double click or Return restores, F2 renames, Delete removes</source>
        <translation>Doble clic o Intro restaura, F2 cambia el nombre, Supr quita</translation>
    </message>
    <message>
        <source>Give this version another name (F2)</source>
        <translation>Dar otro nombre a esta versión (F2)</translation>
    </message>
    <message>
        <source>Go on with this version; Undo takes it back</source>
        <translation>Seguir con esta versión; Deshacer lo revierte</translation>
    </message>
    <message>
        <source>Keep the present version under a name, with the project (Ctrl+Shift+K)</source>
        <translation>Guardar la versión actual con un nombre, con el proyecto (Ctrl+Mayús+K)</translation>
    </message>
    <message>
        <source>Keep the version that was deleted last again</source>
        <translation>Volver a guardar la última versión eliminada</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>Guardar esta versión</translation>
    </message>
    <message>
        <source>Keep this version no longer (Delete)</source>
        <translation>Dejar de guardar esta versión (Supr)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restore “{name}”</source>
        <translation>Restaurar «{name}»</translation>
    </message>
    <message>
        <source>See this version beside the present one</source>
        <translation>Ver esta versión junto a la actual</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantáneas</translation>
    </message>
</context>
<context>
    <name>StartingThemes</name>
    <message>
        <source>Autumn</source>
        <translation>Otoño</translation>
    </message>
    <message>
        <source>Desert</source>
        <translation>Desierto</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Atardecer</translation>
    </message>
    <message>
        <source>Flowers</source>
        <translation>Flores</translation>
    </message>
    <message>
        <source>Lamplight</source>
        <translation>Luz de lámpara</translation>
    </message>
    <message>
        <source>Mountains</source>
        <translation>Montañas</translation>
    </message>
    <message>
        <source>Old town</source>
        <translation>Casco antiguo</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Retrato</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>Slide film</source>
        <translation>Diapositiva</translation>
    </message>
    <message>
        <source>Summer</source>
        <translation>Verano</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>Invierno</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Device and time of the last result</source>
        <translation>Dispositivo y tiempo del último resultado</translation>
    </message>
    <message>
        <source>Lightness and chroma under the pointer</source>
        <translation>Luminosidad y croma bajo el puntero</translation>
    </message>
    <message>
        <source>Position in the photograph</source>
        <translation>Posición en la fotografía</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Size of the photograph</source>
        <translation>Tamaño de la fotografía</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>Suggester</name>
    <message>
        <source>Add point</source>
        <translation>Añadir punto</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>Cambiar color</translation>
    </message>
    <message>
        <source>Draw stroke</source>
        <translation>Pintar trazo</translation>
    </message>
    <message>
        <source>Took the likeliest colour of this place; pick another one on the right.</source>
        <translation>Se tomó el color más probable de este lugar; a la derecha se puede elegir otro.</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Click a place in the photograph to see the colours that fit it.</source>
        <translation>Haga clic en un lugar de la fotografía para ver los colores que le van.</translation>
    </message>
    <message>
        <source>Looking for colours that fit this place…</source>
        <translation>Buscando colores que vayan con este lugar…</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Abra antes una fotografía.</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>Take suggestion {number}</source>
        <translation>Tomar la sugerencia {number}</translation>
    </message>
    <message>
        <source>keys 1 to {count}</source>
        <translation>teclas 1 a {count}</translation>
    </message>
    <message>
        <source>{share:.0f} %</source>
        <translation>{share:.0f} %</translation>
    </message>
    <message>
        <source>{use} ({key}) suggests colours.</source>
        <translation>{use} ({key}) sugiere colores.</translation>
    </message>
    <message>
        <source>“{title}” suggests no colours. The method “{other}” does.</source>
        <translation>«{title}» no sugiere colores. El método «{other}» sí.</translation>
    </message>
</context>
<context>
    <name>ThemePanel</name>
    <message>
        <source>A theme has at least 3 colours; the bin takes all of them away.</source>
        <translation>Un tema tiene al menos 3 colores; la papelera los quita todos.</translation>
    </message>
    <message>
        <source>A theme has at most 7 colours.</source>
        <translation>Un tema tiene 7 colores como mucho.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add the current colour</source>
        <translation>Añadir el color actual</translation>
    </message>
    <message>
        <source>Add theme colour</source>
        <translation>Añadir color al tema</translation>
    </message>
    <message>
        <source>Change theme colour</source>
        <translation>Cambiar color del tema</translation>
    </message>
    <message>
        <source>Clear theme</source>
        <translation>Vaciar tema</translation>
    </message>
    <message>
        <source>Colour theme</source>
        <translation>Tema de color</translation>
    </message>
    <message>
        <source>Colour theme of “{name}”</source>
        <translation>Tema de color de «{name}»</translation>
    </message>
    <message>
        <source>Current result</source>
        <translation>Resultado actual</translation>
    </message>
    <message>
        <source>Drag, or Alt with arrow keys, to reorder; double-click to edit.</source>
        <translation>Arrastrar, o Alt con las flechas, reordena; doble clic edita.</translation>
    </message>
    <message>
        <source>Edit the selected colour (Return)</source>
        <translation>Editar el color seleccionado (Intro)</translation>
    </message>
    <message>
        <source>Have no theme</source>
        <translation>No tener tema</translation>
    </message>
    <message>
        <source>No theme. Add 3 to 7 colours, or take them from a photograph.</source>
        <translation>Sin tema. Añada de 3 a 7 colores o tómelos de una fotografía.</translation>
    </message>
    <message>
        <source>Number of colours to take</source>
        <translation>Número de colores que tomar</translation>
    </message>
    <message>
        <source>One more colour makes a theme.</source>
        <translation>Con un color más hay un tema.</translation>
    </message>
    <message>
        <source>Photograph for the theme</source>
        <translation>Fotografía para el tema</translation>
    </message>
    <message>
        <source>Read theme</source>
        <translation>Leer tema</translation>
    </message>
    <message>
        <source>Remove the selected colour (Delete)</source>
        <translation>Quitar el color seleccionado (Supr)</translation>
    </message>
    <message>
        <source>Remove theme colour</source>
        <translation>Quitar color del tema</translation>
    </message>
    <message>
        <source>Reorder theme</source>
        <translation>Reordenar tema</translation>
    </message>
    <message>
        <source>Take a theme from</source>
        <translation>Tomar un tema de</translation>
    </message>
    <message>
        <source>Take theme</source>
        <translation>Tomar tema</translation>
    </message>
    <message>
        <source>The current result</source>
        <translation>El resultado actual</translation>
    </message>
    <message>
        <source>The main colours of the picture as it is now</source>
        <translation>Los colores principales de la imagen tal como está</translation>
    </message>
    <message>
        <source>The {most} most different ones were taken.</source>
        <translation>Se tomaron los {most} más distintos.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Theme colour {number}</source>
        <translation>Color del tema {number}</translation>
    </message>
    <message>
        <source>Two more colours make a theme.</source>
        <translation>Con dos colores más hay un tema.</translation>
    </message>
    <message>
        <source>colour theme</source>
        <translation>tema de color</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>colores</translation>
    </message>
    <message>
        <source>“{name}” has {count} colours; a theme has at most {most}.</source>
        <translation>«{name}» tiene {count} colores; un tema tiene {most} como mucho.</translation>
    </message>
</context>
<context>
    <name>ThemeStrip</name>
    <message>
        <source>Colour {number} of {count}: {value}</source>
        <translation>Color {number} de {count}: {value}</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacío</translation>
    </message>
    <message>
        <source>Theme colours</source>
        <translation>Colores del tema</translation>
    </message>
</context>
<context>
    <name>Themes</name>
    <message>
        <source>Alike {number}</source>
        <translation>Parecido {number}</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>Todos los parecidos</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Of one known photograph that shows similar things</source>
        <translation>De una fotografía conocida que muestra cosas parecidas</translation>
    </message>
    <message>
        <source>Of the five known photographs that show the most similar things</source>
        <translation>De las cinco fotografías conocidas que muestran lo más parecido</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>Texturas</translation>
    </message>
    <message>
        <source>The colours that are expected in this photograph</source>
        <translation>Los colores que se esperan en esta fotografía</translation>
    </message>
    <message>
        <source>What textures like those here are often coloured</source>
        <translation>De qué color suelen ser texturas como las de aquí</translation>
    </message>
</context>
<context>
    <name>ThemesPanel</name>
    <message>
        <source>For this photograph</source>
        <translation>Para esta fotografía</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Colección</translation>
    </message>
    <message>
        <source>Take theme “{name}”</source>
        <translation>Tomar el tema «{name}»</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Themes that suit this photograph; change their colours below.</source>
        <translation>Temas que van con esta fotografía; cambie sus colores abajo.</translation>
    </message>
    <message>
        <source>Themes to start from, on this photograph; change their colours below.</source>
        <translation>Temas para empezar, en esta fotografía; cambie sus colores abajo.</translation>
    </message>
    <message>
        <source>Which themes</source>
        <translation>Qué temas</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>tema</translation>
    </message>
    <message>
        <source>{title}: hover to try it, click to take it</source>
        <translation>{title}: pase por encima para probarla, haga clic para tomarla</translation>
    </message>
</context>
<context>
    <name>ThingTool</name>
    <message>
        <source>Click a thing to make it a region; Tab and Shift+Tab, or the wheel with Alt, make it larger and smaller. Shift and a click add a place, Alt and a click take one away.</source>
        <translation>Haga clic en un objeto para hacerlo zona; Tab y Mayús+Tab, o la rueda con Alt, la agrandan y reducen. Mayús y clic añaden un lugar, Alt y clic lo quitan.</translation>
    </message>
    <message>
        <source>Select thing</source>
        <translation>Seleccionar objeto</translation>
    </message>
</context>
<context>
    <name>Tool</name>
    <message>
        <source>Choose a colour first.</source>
        <translation>Elija antes un color.</translation>
    </message>
    <message>
        <source>“{title}” suggests none: take one in the colour panel or with the eyedropper.</source>
        <translation>«{title}» no sugiere ninguno: tome uno en el panel de color o con el cuentagotas.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Choose another one</source>
        <translation>Elegir otro</translation>
    </message>
    <message>
        <source>Draw a stroke</source>
        <translation>Pintar un trazo</translation>
    </message>
    <message>
        <source>Everything can be undone: press Ctrl+Z, or click here. Ctrl+Shift+Z brings it back.</source>
        <translation>Todo se puede deshacer: pulse Ctrl+Z o haga clic aquí. Ctrl+Mayús+Z lo devuelve.</translation>
    </message>
    <message>
        <source>Export (Ctrl+E) writes the picture at full size; Save (Ctrl+S) keeps the project, to go on with.</source>
        <translation>Exportar (Ctrl+E) escribe la imagen a tamaño completo; Guardar (Ctrl+S) conserva el proyecto, para seguir con él.</translation>
    </message>
    <message>
        <source>Hold the key O to see the photograph as it was, and let it go.</source>
        <translation>Mantenga la tecla O para ver la fotografía como era y suéltela.</translation>
    </message>
    <message>
        <source>In the tab Look, move Vividness: colours that nobody chose become calmer or bolder.</source>
        <translation>En la pestaña Look, mueva la Viveza: los colores que nadie eligió se calman o se avivan.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Look at the photograph</source>
        <translation>Mirar la fotografía</translation>
    </message>
    <message>
        <source>Place a colour</source>
        <translation>Poner un color</translation>
    </message>
    <message>
        <source>Set the mood</source>
        <translation>Dar el ambiente</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Deshacerlo</translation>
    </message>
    <message>
        <source>Take the brush (B) and draw over the coat. A stroke says more than a point.</source>
        <translation>Tome el pincel (B) y pinte sobre el abrigo. Un trazo dice más que un punto.</translation>
    </message>
    <message>
        <source>The suggestions fit this place, too. Rest the pointer on one to try it, and click the one you like.</source>
        <translation>Las sugerencias también van con este lugar. Deje el puntero sobre una para probarla y haga clic en la que le guste.</translation>
    </message>
    <message>
        <source>Tintype has guessed a picture. Click the grass here: the point takes the likeliest colour there.</source>
        <translation>Tintype ha adivinado una imagen. Haga clic aquí en la hierba: el punto toma el color más probable de ahí.</translation>
    </message>
</context>
<context>
    <name>TourHint</name>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Go on without doing it</source>
        <translation>Seguir sin hacerlo</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Dejar la visita</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>{number} of {many}</source>
        <translation>{number} de {many}</translation>
    </message>
</context>
<context>
    <name>UncaughtErrors</name>
    <message>
        <source>Something went wrong inside the program: {error}.</source>
        <translation>Algo falló dentro del programa: {error}.</translation>
    </message>
    <message>
        <source>Your work is still here: save it.</source>
        <translation>Su trabajo sigue aquí: guárdelo.</translation>
    </message>
</context>
<context>
    <name>Uses</name>
    <message>
        <source>All but the background</source>
        <translation>Todo menos el fondo</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>Colorear</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>Siluetear</translation>
    </message>
    <message>
        <source>Draw over a thing in the colour it is to have. Protect (K) keeps things as they are.</source>
        <translation>Pinte sobre un objeto con el color que debe tener. Proteger (K) conserva las cosas como están.</translation>
    </message>
    <message>
        <source>Draw over what is to be cut out, then (X) over its background.</source>
        <translation>Pinte sobre lo que se va a siluetear y después (X) sobre su fondo.</translation>
    </message>
    <message>
        <source>Draw with Protect (K) over what is to stay as it is.</source>
        <translation>Pinte con Proteger (K) sobre lo que debe quedar como está.</translation>
    </message>
    <message>
        <source>Everything is protected: draw with the brush (B) over what is to change.</source>
        <translation>Todo está protegido: pinte con el pincel (B) sobre lo que debe cambiar.</translation>
    </message>
    <message>
        <source>Foreground</source>
        <translation>Primer plano</translation>
    </message>
    <message>
        <source>Give a black-and-white photograph colours</source>
        <translation>Dar color a una fotografía en blanco y negro</translation>
    </message>
    <message>
        <source>Give things in a colour photograph other colours</source>
        <translation>Dar otros colores a las cosas de una fotografía en color</translation>
    </message>
    <message>
        <source>Now draw over the background (X), so that they can be told apart.</source>
        <translation>Ahora pinte sobre el fondo (X), para poder distinguirlos.</translation>
    </message>
    <message>
        <source>One colour alone fills the picture: draw a second one where it should end.</source>
        <translation>Un solo color llena la imagen: pinte otro donde deba acabar.</translation>
    </message>
    <message>
        <source>Only background is marked: draw (X) over what is to be cut out.</source>
        <translation>Solo está marcado el fondo: pinte (X) sobre lo que se va a siluetear.</translation>
    </message>
    <message>
        <source>Part things from their background: a soft mask, a cut-out, a limit for colours</source>
        <translation>Separar cosas de su fondo: una máscara suave, una silueta, un límite para los colores</translation>
    </message>
    <message>
        <source>Recolour</source>
        <translation>Recolorear</translation>
    </message>
    <message>
        <source>Solo: on the screen only {hints} count; what is exported has them all.</source>
        <translation>Solo: en la pantalla solo cuenta: {hints}; lo exportado las tiene todas.</translation>
    </message>
    <message>
        <source>Stopped: this picture is not finished. Draw on, or have it finished ({key}).</source>
        <translation>Detenido: esta imagen no está terminada. Siga pintando o haga que se termine ({key}).</translation>
    </message>
    <message>
        <source>This photograph has no colours to change: choose Colorize ({key}) to give it some.</source>
        <translation>Esta fotografía no tiene colores que cambiar: elija Colorear ({key}) para dárselos.</translation>
    </message>
    <message>
        <source>“{title}” learns from strokes: draw one over each kind of thing.</source>
        <translation>«{title}» aprende de los trazos: pinte uno sobre cada clase de cosa.</translation>
    </message>
    <message>
        <source>“{title}” takes no points and no strokes: they wait for another method.</source>
        <translation>«{title}» no admite puntos ni trazos: esperan a otro método.</translation>
    </message>
</context>
<context>
    <name>VariantsPanel</name>
    <message>
        <source>Different pictures of this photograph; what you have drawn stays.</source>
        <translation>Imágenes distintas de esta fotografía; lo que ha pintado se queda.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Abra antes una fotografía.</translation>
    </message>
    <message>
        <source>Take variant “{name}”</source>
        <translation>Tomar la variante «{name}»</translation>
    </message>
    <message>
        <source>This method does not know how likely colours are: choose “{title}” for variants.</source>
        <translation>Este método no sabe qué probables son los colores: elija «{title}» para las variantes.</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>tema</translation>
    </message>
    <message>
        <source>{title}: hover to try it, click to take it</source>
        <translation>{title}: pase por encima para probarla, haga clic para tomarla</translation>
    </message>
</context>
<context>
    <name>WandTool</name>
    <message>
        <source>Click to select everything like a place; Tab and Shift+Tab, or the wheel with Alt, take in more and less. Shift and a click add a place, Alt and a click take one away.</source>
        <translation>Clic selecciona todo lo parecido a un lugar; Tab y Mayús+Tab, o la rueda con Alt, abarcan más y menos. Mayús y clic añaden un lugar, Alt y clic lo quitan.</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>Varita</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A photograph with a few hints already placed</source>
        <translation>Una fotografía con unas cuantas pistas ya puestas</translation>
    </message>
    <message>
        <source>Colour for black-and-white photographs</source>
        <translation>Color para fotografías en blanco y negro</translation>
    </message>
    <message>
        <source>Colour the sample step by step; two minutes</source>
        <translation>Colorear el ejemplo paso a paso; dos minutos</translation>
    </message>
    <message>
        <source>Open photograph or project…</source>
        <translation>Abrir fotografía o proyecto…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Abrir el ejemplo</translation>
    </message>
    <message>
        <source>Or drop a photograph or a project anywhere in this window.</source>
        <translation>O suelte una fotografía o un proyecto en cualquier parte de esta ventana.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer la visita guiada</translation>
    </message>
    <message>
        <source>Work on the picture that is on the clipboard</source>
        <translation>Trabajar con la imagen del portapapeles</translation>
    </message>
</context>
<context>
    <name>WithinOption</name>
    <message>
        <source>Colours within</source>
        <translation>Colores dentro de</translation>
    </message>
    <message>
        <source>Limit colours</source>
        <translation>Limitar colores</translation>
    </message>
    <message>
        <source>The part of the photograph that gets new colours; the rest stays as it is</source>
        <translation>La parte de la fotografía que recibe colores nuevos; el resto queda como está</translation>
    </message>
    <message>
        <source>Whole photograph</source>
        <translation>Toda la fotografía</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Dentro de</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>1 channel beside the picture (infrared, a saved selection or the like) was left out.</source>
        <translation>Se omitió 1 canal junto a la imagen (infrarrojo, una selección guardada o similar).</translation>
    </message>
    <message>
        <source>A Photoshop file cannot hold more than 2 GB.</source>
        <translation>Un archivo de Photoshop no puede pasar de 2 GB.</translation>
    </message>
    <message>
        <source>A mask is written as PNG, not as “{name}”.</source>
        <translation>Una máscara se escribe como PNG, no como «{name}».</translation>
    </message>
    <message>
        <source>A theme needs 3 to 7 that differ in more than lightness.</source>
        <translation>Un tema necesita de 3 a 7 que se distingan en algo más que la luminosidad.</translation>
    </message>
    <message>
        <source>A window&apos;s start can only be measured on a screen.</source>
        <translation>El arranque de una ventana solo puede medirse en una pantalla.</translation>
    </message>
    <message>
        <source>A {kind} cannot have more than {limit} pixels a side.</source>
        <translation>{kind} no admite más de {limit} píxeles por lado.</translation>
    </message>
    <message>
        <source>All strokes mark background.</source>
        <translation>Todos los trazos marcan fondo.</translation>
    </message>
    <message>
        <source>Another Tintype holds “{folder}” and does not answer.</source>
        <translation>Otro Tintype retiene «{folder}» y no responde.</translation>
    </message>
    <message>
        <source>Another Tintype is reading photographs into the index “{folder}”.</source>
        <translation>Otro Tintype está leyendo fotografías en el índice «{folder}».</translation>
    </message>
    <message>
        <source>Asking the network about every piece</source>
        <translation>Preguntando a la red por cada trozo</translation>
    </message>
    <message>
        <source>Check it.</source>
        <translation>Compruébelo.</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>Compruebe su nombre y su carpeta.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Compruebe su nombre.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Compruebe sus permisos.</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>Compruebe el archivo.</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <translation>Compruebe la carpeta.</translation>
    </message>
    <message>
        <source>Choose OpenRaster, or a smaller size.</source>
        <translation>Elija OpenRaster o un tamaño menor.</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF, or a smaller size.</source>
        <translation>Elija PNG o TIFF, o un tamaño menor.</translation>
    </message>
    <message>
        <source>Choose a .gpl, .ase or .hex file.</source>
        <translation>Elija un archivo .gpl, .ase o .hex.</translation>
    </message>
    <message>
        <source>Choose a file name.</source>
        <translation>Elija un nombre de archivo.</translation>
    </message>
    <message>
        <source>Choose a file of weights as PyTorch saves them (*.pth), and see that it was downloaded whole.</source>
        <translation>Elija un archivo de pesos como los guarda PyTorch (*.pth) y compruebe que se descargó entero.</translation>
    </message>
    <message>
        <source>Choose a folder in which you may write.</source>
        <translation>Elija una carpeta en la que pueda escribir.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .mkv.</source>
        <translation>Elige un nombre que termine en .mkv.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .png.</source>
        <translation>Elija un nombre que acabe en .png.</translation>
    </message>
    <message>
        <source>Choose a name that ends in {endings}.</source>
        <translation>Elige un nombre que termine en {endings}.</translation>
    </message>
    <message>
        <source>Choose a photograph inside it.</source>
        <translation>Elija una fotografía de dentro.</translation>
    </message>
    <message>
        <source>Choose a photograph that has colours.</source>
        <translation>Elija una fotografía que tenga colores.</translation>
    </message>
    <message>
        <source>Choose a photograph that has more colours.</source>
        <translation>Elija una fotografía que tenga más colores.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Elija un nombre más corto.</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>Elija una menor.</translation>
    </message>
    <message>
        <source>Choose another backend, or undo the last step.</source>
        <translation>Elija otro método o deshaga el último paso.</translation>
    </message>
    <message>
        <source>Choose another codec.</source>
        <translation>Elige otro códec.</translation>
    </message>
    <message>
        <source>Choose another file name.</source>
        <translation>Elija otro nombre de archivo.</translation>
    </message>
    <message>
        <source>Choose another file, or convert it to MP4 or Matroska first.</source>
        <translation>Elige otro archivo, o conviértelo antes a MP4 o Matroska.</translation>
    </message>
    <message>
        <source>Choose another file, or save it again in another program.</source>
        <translation>Elija otro archivo, o vuelva a guardarlo en otro programa.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>Choose another film.</source>
        <translation>Elige otra película.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Choose another format.</source>
        <translation>Elija otro formato.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Elige otra.</translation>
    </message>
    <message>
        <source>Choose another page.</source>
        <translation>Elija otra página.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Elija otro lugar.</translation>
    </message>
    <message>
        <source>Choose one of {choices}.</source>
        <translation>Elija uno de {choices}.</translation>
    </message>
    <message>
        <source>Choose one of {endings}, or a folder for frames.</source>
        <translation>Elige una de {endings}, o una carpeta para fotogramas.</translation>
    </message>
    <message>
        <source>Choose one of {endings}.</source>
        <translation>Elija uno de {endings}.</translation>
    </message>
    <message>
        <source>Choose one that suggests colours.</source>
        <translation>Elija uno que sugiera colores.</translation>
    </message>
    <message>
        <source>Choose the CPU, or a smaller working size.</source>
        <translation>Elija la CPU o un tamaño de trabajo menor.</translation>
    </message>
    <message>
        <source>Choose {source}.</source>
        <translation>Elija {source}.</translation>
    </message>
    <message>
        <source>Choose “auto” or “cpu” as the device.</source>
        <translation>Elija «auto» o «cpu» como dispositivo.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller working size.</source>
        <translation>Cierre otros programas o elija un tamaño de trabajo menor.</translation>
    </message>
    <message>
        <source>Close other programs, or take a smaller photograph.</source>
        <translation>Cierre otros programas o use una fotografía menor.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Cierre otros programas.</translation>
    </message>
    <message>
        <source>Colouring</source>
        <translation>Coloreando</translation>
    </message>
    <message>
        <source>Colouring {name}</source>
        <translation>Coloreando {name}</translation>
    </message>
    <message>
        <source>Convert it to H.264 or FFV1 first.</source>
        <translation>Conviértela antes a H.264 o FFV1.</translation>
    </message>
    <message>
        <source>Copy a picture first.</source>
        <translation>Copie antes una imagen.</translation>
    </message>
    <message>
        <source>Copy the hints once more.</source>
        <translation>Copie otra vez las pistas.</translation>
    </message>
    <message>
        <source>Counting frames</source>
        <translation>Contando fotogramas</translation>
    </message>
    <message>
        <source>Cutting the photograph into pieces</source>
        <translation>Dividiendo la fotografía en trozos</translation>
    </message>
    <message>
        <source>Dask is not installed.</source>
        <translation>Dask no está instalado.</translation>
    </message>
    <message>
        <source>Delete {manifest}, and import again what you need.</source>
        <translation>Elimine {manifest} e importe de nuevo lo que necesite.</translation>
    </message>
    <message>
        <source>Draw it with the lasso.</source>
        <translation>Dibújelo con el lazo.</translation>
    </message>
    <message>
        <source>Draw some on a frame, or choose a backend that colours by itself.</source>
        <translation>Dibuja alguno en un fotograma, o elige un método que coloree por sí solo.</translation>
    </message>
    <message>
        <source>End it, then start Tintype again.</source>
        <translation>Ciérrelo y vuelva a iniciar Tintype.</translation>
    </message>
    <message>
        <source>Frame {number} of “{name}” cannot be read: {reason}.</source>
        <translation>El fotograma {number} de «{name}» no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>Frames have no sound: it is left out.</source>
        <translation>Los fotogramas no tienen sonido: se omite.</translation>
    </message>
    <message>
        <source>Free some space there, or give yourself access.</source>
        <translation>Libere espacio allí o dese acceso.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk.</source>
        <translation>Libere espacio o elija otro disco.</translation>
    </message>
    <message>
        <source>Give yourself access to it.</source>
        <translation>Dese acceso a ello.</translation>
    </message>
    <message>
        <source>Import the file again, or go back to Tintype&apos;s own weights with “tintype weights remove”.</source>
        <translation>Importe de nuevo el archivo o vuelva a los pesos propios de Tintype con «tintype weights remove».</translation>
    </message>
    <message>
        <source>Install Tintype again, or choose another method.</source>
        <translation>Instale Tintype de nuevo o elija otro método.</translation>
    </message>
    <message>
        <source>Install Tintype again.</source>
        <translation>Instale Tintype de nuevo.</translation>
    </message>
    <message>
        <source>Install it with “pip install {package}”.</source>
        <translation>Instálelo con «pip install {package}».</translation>
    </message>
    <message>
        <source>Install scikit-image, or open a photograph.</source>
        <translation>Instale scikit-image o abra una fotografía.</translation>
    </message>
    <message>
        <source>Install the same version everywhere.</source>
        <translation>Instala la misma versión en todas partes.</translation>
    </message>
    <message>
        <source>Joining colour and lightness</source>
        <translation>Uniendo color y luminosidad</translation>
    </message>
    <message>
        <source>Learning from the strokes</source>
        <translation>Aprendiendo de los trazos</translation>
    </message>
    <message>
        <source>Leave out the rate.</source>
        <translation>Omite la velocidad.</translation>
    </message>
    <message>
        <source>Leave them out, or choose another backend.</source>
        <translation>Omítelos, o elige otro método.</translation>
    </message>
    <message>
        <source>Loading {title}</source>
        <translation>Cargando {title}</translation>
    </message>
    <message>
        <source>Looking at the photograph</source>
        <translation>Mirando la fotografía</translation>
    </message>
    <message>
        <source>Looking at the reference</source>
        <translation>Mirando la referencia</translation>
    </message>
    <message>
        <source>Looking for scenes</source>
        <translation>Buscando escenas</translation>
    </message>
    <message>
        <source>Make a copy in SDR (BT.709) first.</source>
        <translation>Haz antes una copia en SDR (BT.709).</translation>
    </message>
    <message>
        <source>Make the project from a frame of this film.</source>
        <translation>Haz el proyecto con un fotograma de esta película.</translation>
    </message>
    <message>
        <source>Mark what is to be cut out, and the background, each with a stroke.</source>
        <translation>Marque lo que se va a siluetear y el fondo, cada uno con un trazo.</translation>
    </message>
    <message>
        <source>Move it to its scene.</source>
        <translation>Muévelo a su escena.</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>Indica una carpeta.</translation>
    </message>
    <message>
        <source>Name another folder with weights, or a method that it has.</source>
        <translation>Indique otra carpeta con pesos o un método que ella contenga.</translation>
    </message>
    <message>
        <source>No frame of “{name}” can be read.</source>
        <translation>Ningún fotograma de «{name}» se puede leer.</translation>
    </message>
    <message>
        <source>No stroke marks a region.</source>
        <translation>Ningún trazo marca una zona.</translation>
    </message>
    <message>
        <source>No stroke marks “{name}”.</source>
        <translation>Ningún trazo marca «{name}».</translation>
    </message>
    <message>
        <source>No weights were imported for “{name}”.</source>
        <translation>No se importaron pesos para «{name}».</translation>
    </message>
    <message>
        <source>On a server, use xvfb-run.</source>
        <translation>En un servidor, use xvfb-run.</translation>
    </message>
    <message>
        <source>Only “{name}” is marked.</source>
        <translation>Solo está marcado «{name}».</translation>
    </message>
    <message>
        <source>Open a smaller version.</source>
        <translation>Abra una versión menor.</translation>
    </message>
    <message>
        <source>Open an older copy of the project.</source>
        <translation>Abra una copia anterior del proyecto.</translation>
    </message>
    <message>
        <source>PNG, JPEG or TIFF</source>
        <translation>PNG, JPEG o TIFF</translation>
    </message>
    <message>
        <source>Put it into a folder that all machines have under the same name.</source>
        <translation>Ponlo en una carpeta que todos los equipos tengan con el mismo nombre.</translation>
    </message>
    <message>
        <source>Put the old film back, or choose it.</source>
        <translation>Vuelva a poner la película antigua, o elíjala.</translation>
    </message>
    <message>
        <source>Remove snapshots, or unlock regions.</source>
        <translation>Quite instantáneas o desbloquee zonas.</translation>
    </message>
    <message>
        <source>Remove some of them, or take smaller ones.</source>
        <translation>Quite algunas o tome otras menores.</translation>
    </message>
    <message>
        <source>Remove some of them.</source>
        <translation>Quite algunas.</translation>
    </message>
    <message>
        <source>Remove the other hints, or choose a backend that takes them.</source>
        <translation>Quite las otras pistas o elija un método que las admita.</translation>
    </message>
    <message>
        <source>Save it as a gray or RGB picture.</source>
        <translation>Guárdela como imagen gris o RGB.</translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits per channel.</source>
        <translation>Guárdela con 8 o 16 bits por canal.</translation>
    </message>
    <message>
        <source>Save the photograph as {usual}.</source>
        <translation>Guarde la fotografía como {usual}.</translation>
    </message>
    <message>
        <source>See that it was downloaded whole.</source>
        <translation>Compruebe que se descargó entero.</translation>
    </message>
    <message>
        <source>See that the disk has room, and that you may write there.</source>
        <translation>Compruebe que el disco tiene sitio y que puede escribir ahí.</translation>
    </message>
    <message>
        <source>See that the disk has room; if that does not help, delete the folder, and index again.</source>
        <translation>Compruebe que el disco tiene sitio; si no sirve, elimine la carpeta y vuelva a indexar.</translation>
    </message>
    <message>
        <source>See the README for the form of a hints file.</source>
        <translation>El README describe la forma de un archivo de pistas.</translation>
    </message>
    <message>
        <source>Smoothing along edges</source>
        <translation>Suavizando a lo largo de los bordes</translation>
    </message>
    <message>
        <source>Something unexpected happened: {reason}.</source>
        <translation>Ocurrió algo inesperado: {reason}.</translation>
    </message>
    <message>
        <source>Spreading colours</source>
        <translation>Extendiendo colores</translation>
    </message>
    <message>
        <source>Start one with “dask scheduler”, and workers with “dask worker ADDRESS”.</source>
        <translation>Inicia uno con «dask scheduler», y trabajadores con «dask worker ADDRESS».</translation>
    </message>
    <message>
        <source>Start some with “dask worker ADDRESS”.</source>
        <translation>Inicia algunos con «dask worker ADDRESS».</translation>
    </message>
    <message>
        <source>Telling things apart</source>
        <translation>Distinguiendo objetos</translation>
    </message>
    <message>
        <source>The Dask scheduler at “{address}” has no workers.</source>
        <translation>El planificador de Dask en «{address}» no tiene trabajadores.</translation>
    </message>
    <message>
        <source>The GPU has too little memory for this picture.</source>
        <translation>La GPU tiene muy poca memoria para esta imagen.</translation>
    </message>
    <message>
        <source>The GPU has too little memory for this picture; it is coloured on the CPU.</source>
        <translation>La GPU tiene muy poca memoria para esta imagen; se colorea en la CPU.</translation>
    </message>
    <message>
        <source>The backend “{backend}” does not take {kinds} (for the scene at frame {frame}).</source>
        <translation>El método «{backend}» no admite {kinds} (en la escena del fotograma {frame}).</translation>
    </message>
    <message>
        <source>The backend “{backend}” failed: {kind}: {reason}.</source>
        <translation>El método «{backend}» falló: {kind}: {reason}.</translation>
    </message>
    <message>
        <source>The disk is full: “{path}” was not written.</source>
        <translation>El disco está lleno: «{path}» no se escribió.</translation>
    </message>
    <message>
        <source>The film&apos;s pixels are not square ({aspect}); {title} in Matroska does not say so.</source>
        <translation>Los píxeles de la película no son cuadrados ({aspect}); {title} en Matroska no lo indica.</translation>
    </message>
    <message>
        <source>The folder “{folder}” may not be written to.</source>
        <translation>No se puede escribir en la carpeta «{folder}».</translation>
    </message>
    <message>
        <source>The folder “{path}” cannot be made: {reason}.</source>
        <translation>No se puede crear la carpeta «{path}»: {reason}.</translation>
    </message>
    <message>
        <source>The hints file “{path}”</source>
        <translation>El archivo de pistas «{path}»</translation>
    </message>
    <message>
        <source>The hints file “{path}” cannot be read: {reason}.</source>
        <translation>El archivo de pistas «{path}» no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>The index “{folder}” cannot be used ({reason}).</source>
        <translation>El índice «{folder}» no se puede usar ({reason}).</translation>
    </message>
    <message>
        <source>The layers take more than 4 GB.</source>
        <translation>Las capas ocupan más de 4 GB.</translation>
    </message>
    <message>
        <source>The library cannot be used: {kind}: {reason}.</source>
        <translation>No se puede usar la biblioteca: {kind}: {reason}.</translation>
    </message>
    <message>
        <source>The manifest describes no layout for “{name}” that there is.</source>
        <translation>El manifiesto no describe para «{name}» ninguna estructura que exista.</translation>
    </message>
    <message>
        <source>The manifest has no weights for “{name}”.</source>
        <translation>El manifiesto no tiene pesos para «{name}».</translation>
    </message>
    <message>
        <source>The marked regions are {known}.</source>
        <translation>Las zonas marcadas son {known}.</translation>
    </message>
    <message>
        <source>The name “{name}…” is too long.</source>
        <translation>El nombre «{name}…» es demasiado largo.</translation>
    </message>
    <message>
        <source>The others are done: start again when it is mended.</source>
        <translation>Las demás están listas: vuelve a empezar cuando esté arreglado.</translation>
    </message>
    <message>
        <source>The plan “{path}” cannot be read: {reason}.</source>
        <translation>No se puede leer el plan «{path}»: {reason}.</translation>
    </message>
    <message>
        <source>The plan “{path}” is for a film with {frames} frames; “{film}” has {count}.</source>
        <translation>El plan «{path}» es para una película de {frames} fotogramas; «{film}» tiene {count}.</translation>
    </message>
    <message>
        <source>The plan “{path}” is not JSON: {reason}.</source>
        <translation>El plan «{path}» no es JSON: {reason}.</translation>
    </message>
    <message>
        <source>The plan “{path}” is wrong: {reason}.</source>
        <translation>El plan «{path}» es erróneo: {reason}.</translation>
    </message>
    <message>
        <source>The preferences could not be read; the defaults are in use. The old file is “{path}”.</source>
        <translation>No se pudieron leer las preferencias; se usan los valores iniciales. El archivo anterior es «{path}».</translation>
    </message>
    <message>
        <source>The reader for films is not installed.</source>
        <translation>El lector de películas no está instalado.</translation>
    </message>
    <message>
        <source>The recovery folder “{folder}” cannot be read ({reason}).</source>
        <translation>La carpeta de recuperación «{folder}» no se puede leer ({reason}).</translation>
    </message>
    <message>
        <source>The references have more than {limit} megapixels together.</source>
        <translation>Las referencias suman más de {limit} megapíxeles.</translation>
    </message>
    <message>
        <source>The sample photograph is not installed.</source>
        <translation>La foto de ejemplo no está instalada.</translation>
    </message>
    <message>
        <source>The thing was not found: {kind}: {reason}.</source>
        <translation>No se encontró el objeto: {kind}: {reason}.</translation>
    </message>
    <message>
        <source>The weights of “{name}” are missing: {path}.</source>
        <translation>Faltan los pesos de «{name}»: {path}.</translation>
    </message>
    <message>
        <source>The weights were not written to “{folder}” ({reason}).</source>
        <translation>Los pesos no se escribieron en «{folder}» ({reason}).</translation>
    </message>
    <message>
        <source>The worker on “{host}” does not reach “{path}”.</source>
        <translation>El trabajador en «{host}» no alcanza «{path}».</translation>
    </message>
    <message>
        <source>The worker on “{host}” has Tintype {there}, not {here}.</source>
        <translation>El trabajador en «{host}» tiene Tintype {there}, no {here}.</translation>
    </message>
    <message>
        <source>There are no moving pictures in “{path}”.</source>
        <translation>No hay imágenes en movimiento en «{path}».</translation>
    </message>
    <message>
        <source>There are {number} {what}; the limit is {most}.</source>
        <translation>Hay {number} {what}; el límite es {most}.</translation>
    </message>
    <message>
        <source>There is more in this project than one file can hold.</source>
        <translation>Este proyecto contiene más de lo que cabe en un archivo.</translation>
    </message>
    <message>
        <source>There is no CUDA GPU that PyTorch can use.</source>
        <translation>No hay ninguna GPU CUDA que PyTorch pueda usar.</translation>
    </message>
    <message>
        <source>There is no Dask scheduler at “{address}”.</source>
        <translation>No hay ningún planificador de Dask en «{address}».</translation>
    </message>
    <message>
        <source>There is no backend “{name}”.</source>
        <translation>No hay ningún método «{name}».</translation>
    </message>
    <message>
        <source>There is no device “{name}”.</source>
        <translation>No hay ningún dispositivo «{name}».</translation>
    </message>
    <message>
        <source>There is no file “{file}”.</source>
        <translation>No hay ningún archivo «{file}».</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>No hay ningún archivo «{path}».</translation>
    </message>
    <message>
        <source>There is no film “{path}”.</source>
        <translation>No hay ninguna película «{path}».</translation>
    </message>
    <message>
        <source>There is no folder “{folder}”.</source>
        <translation>No hay ninguna carpeta «{folder}».</translation>
    </message>
    <message>
        <source>There is no hints file “{path}”.</source>
        <translation>No hay ningún archivo de pistas «{path}».</translation>
    </message>
    <message>
        <source>There is no project “{path}”.</source>
        <translation>No hay ningún proyecto «{path}».</translation>
    </message>
    <message>
        <source>There is no user “{name}”.</source>
        <translation>No hay ningún usuario «{name}».</translation>
    </message>
    <message>
        <source>There is no {manifest}.</source>
        <translation>No hay {manifest}.</translation>
    </message>
    <message>
        <source>There is too little memory to colour this picture.</source>
        <translation>Hay muy poca memoria para colorear esta imagen.</translation>
    </message>
    <message>
        <source>There is too little memory to open “{name}”.</source>
        <translation>Hay muy poca memoria para abrir «{name}».</translation>
    </message>
    <message>
        <source>There is too little memory.</source>
        <translation>Hay muy poca memoria.</translation>
    </message>
    <message>
        <source>This Tintype cannot have it: install the one for Python, and {package} with it.</source>
        <translation>Este Tintype no puede tenerlo: instale el de Python y, con él, {package}.</translation>
    </message>
    <message>
        <source>This method does not know how likely colours are.</source>
        <translation>Este método no sabe qué probables son los colores.</translation>
    </message>
    <message>
        <source>Try again when it is done; what it has read is kept.</source>
        <translation>Inténtelo cuando acabe; lo leído se conserva.</translation>
    </message>
    <message>
        <source>Unsaved work could not be looked for: another Tintype does not answer. End it.</source>
        <translation>No se pudo buscar trabajo sin guardar: otro Tintype no responde. Ciérrelo.</translation>
    </message>
    <message>
        <source>Unsaved work in “{path}” is damaged and cannot be recovered.</source>
        <translation>El trabajo sin guardar en «{path}» está dañado y no se puede recuperar.</translation>
    </message>
    <message>
        <source>Update Tintype.</source>
        <translation>Actualice Tintype.</translation>
    </message>
    <message>
        <source>Wait for it, or choose another name.</source>
        <translation>Espera a que termine, o elige otro nombre.</translation>
    </message>
    <message>
        <source>What is on the clipboard as hints</source>
        <translation>Lo que hay en el portapapeles como pistas</translation>
    </message>
    <message>
        <source>What it says stands above.</source>
        <translation>Lo que dice está arriba.</translation>
    </message>
    <message>
        <source>Write it anew with --plan-out, or mend it by hand.</source>
        <translation>Escríbelo de nuevo con --plan-out, o arréglalo a mano.</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>Escribiendo {name}</translation>
    </message>
    <message>
        <source>a BMP</source>
        <translation>un BMP</translation>
    </message>
    <message>
        <source>a DICOM picture</source>
        <translation>una imagen DICOM</translation>
    </message>
    <message>
        <source>a GIF</source>
        <translation>un GIF</translation>
    </message>
    <message>
        <source>a GIMP file</source>
        <translation>un archivo de GIMP</translation>
    </message>
    <message>
        <source>a HEIC photograph</source>
        <translation>una fotografía HEIC</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>una imagen JPEG 2000</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>una imagen JPEG XL</translation>
    </message>
    <message>
        <source>a JPEG photograph</source>
        <translation>una fotografía JPEG</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un documento PDF</translation>
    </message>
    <message>
        <source>a PGM or PPM picture</source>
        <translation>una imagen PGM o PPM</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>una imagen PNG</translation>
    </message>
    <message>
        <source>a Photoshop file</source>
        <translation>un archivo de Photoshop</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>un documento PostScript</translation>
    </message>
    <message>
        <source>a Radiance picture</source>
        <translation>una imagen Radiance</translation>
    </message>
    <message>
        <source>a TIFF</source>
        <translation>un TIFF</translation>
    </message>
    <message>
        <source>a WebP picture</source>
        <translation>una imagen WebP</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>un archivo ZIP</translation>
    </message>
    <message>
        <source>a camera raw file</source>
        <translation>un archivo raw de cámara</translation>
    </message>
    <message>
        <source>a colour theme</source>
        <translation>un tema de color</translation>
    </message>
    <message>
        <source>a compressed archive</source>
        <translation>un archivo comprimido</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>una película</translation>
    </message>
    <message>
        <source>a histogram</source>
        <translation>un histograma</translation>
    </message>
    <message>
        <source>a large Photoshop file (PSB)</source>
        <translation>un archivo grande de Photoshop (PSB)</translation>
    </message>
    <message>
        <source>an AVIF picture</source>
        <translation>una imagen AVIF</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>una imagen OpenEXR</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>un dibujo SVG</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>un documento XML</translation>
    </message>
    <message>
        <source>an icon</source>
        <translation>un icono</translation>
    </message>
    <message>
        <source>corners of regions</source>
        <translation>esquinas de zonas</translation>
    </message>
    <message>
        <source>it has {width} x {height} pixels, and not those of the film</source>
        <translation>tiene {width} x {height} píxeles, y no los de la película</translation>
    </message>
    <message>
        <source>its data are damaged</source>
        <translation>sus datos están dañados</translation>
    </message>
    <message>
        <source>its data cannot be decoded</source>
        <translation>sus datos no se pueden descodificar</translation>
    </message>
    <message>
        <source>nothing is shown for it</source>
        <translation>no se muestra nada para él</translation>
    </message>
    <message>
        <source>one page only</source>
        <translation>una sola página</translation>
    </message>
    <message>
        <source>points</source>
        <translation>puntos</translation>
    </message>
    <message>
        <source>points and strokes</source>
        <translation>puntos y trazos</translation>
    </message>
    <message>
        <source>references</source>
        <translation>referencias</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>zonas</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>saturación</translation>
    </message>
    <message>
        <source>strokes</source>
        <translation>trazos</translation>
    </message>
    <message>
        <source>the sound</source>
        <translation>el sonido</translation>
    </message>
    <message>
        <source>the subtitles</source>
        <translation>los subtítulos</translation>
    </message>
    <message>
        <source>vertices of strokes</source>
        <translation>vértices de trazos</translation>
    </message>
    <message>
        <source>vividness</source>
        <translation>viveza</translation>
    </message>
    <message>
        <source>{count} channels beside the picture (infrared, a saved selection or the like) were left out.</source>
        <translation>Se omitieron {count} canales junto a la imagen (infrarrojo, una selección guardada o similar).</translation>
    </message>
    <message>
        <source>{failed} of {count} scenes could not be coloured. Frame {number}: {reason}</source>
        <translation>{failed} de {count} escenas no se pudieron colorear. Fotograma {number}: {reason}</translation>
    </message>
    <message>
        <source>{install} A folder of frames can be opened without it.</source>
        <translation>{install} Una carpeta de fotogramas puede abrirse sin ello.</translation>
    </message>
    <message>
        <source>{install} Or save the photograph as {usual}.</source>
        <translation>{install} O guarde la fotografía como {usual}.</translation>
    </message>
    <message>
        <source>{install} Without --cluster this computer does the work.</source>
        <translation>{install} Sin --cluster trabaja este ordenador.</translation>
    </message>
    <message>
        <source>{kind}: {reason}.</source>
        <translation>{kind}: {reason}.</translation>
    </message>
    <message>
        <source>{manifest} cannot be read ({reason}).</source>
        <translation>{manifest} no se puede leer ({reason}).</translation>
    </message>
    <message>
        <source>{manifest} does not name a file and its sha256 for “{name}”.</source>
        <translation>{manifest} no nombra un archivo y su sha256 para «{name}».</translation>
    </message>
    <message>
        <source>{pages} pages</source>
        <translation>{pages} páginas</translation>
    </message>
    <message>
        <source>{path} belongs to another network: {problem}.</source>
        <translation>{path} pertenece a otra red: {problem}.</translation>
    </message>
    <message>
        <source>{path} has no compression in it ({reason}).</source>
        <translation>{path} no contiene la compresión ({reason}).</translation>
    </message>
    <message>
        <source>{path} is damaged: “{broken}” has values that are not numbers.</source>
        <translation>{path} está dañado: «{broken}» tiene valores que no son números.</translation>
    </message>
    <message>
        <source>{path} is no safetensors file ({reason}).</source>
        <translation>{path} no es un archivo safetensors ({reason}).</translation>
    </message>
    <message>
        <source>{path} is not the file that the manifest describes.</source>
        <translation>{path} no es el archivo que describe el manifiesto.</translation>
    </message>
    <message>
        <source>{title} cannot be written here.</source>
        <translation>{title} no se puede escribir aquí.</translation>
    </message>
    <message>
        <source>{title} has even sides only: one row or column is repeated, {width} x {height} pixels.</source>
        <translation>{title} solo tiene lados pares: se repite una fila o columna, {width} x {height} píxeles.</translation>
    </message>
    <message>
        <source>{title} spreads the colours of points and strokes, and no key frame has any.</source>
        <translation>{title} extiende los colores de puntos y trazos, y ningún fotograma clave los tiene.</translation>
    </message>
    <message>
        <source>{title} takes {words} only.</source>
        <translation>{title} solo admite {words}.</translation>
    </message>
    <message>
        <source>{what} is not JSON: {reason}.</source>
        <translation>{what} no es JSON: {reason}.</translation>
    </message>
    <message>
        <source>{what} is wrong: {reason}.</source>
        <translation>{what} tiene un error: {reason}.</translation>
    </message>
    <message>
        <source>“tintype weights list” shows those there are.</source>
        <translation>«tintype weights list» muestra los que hay.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read ({reason}).</source>
        <translation>«{file}» no se puede leer ({reason}).</translation>
    </message>
    <message>
        <source>“{file}” holds no network&apos;s weights.</source>
        <translation>«{file}» no contiene los pesos de una red.</translation>
    </message>
    <message>
        <source>“{file}” is damaged, or holds something else than weights.</source>
        <translation>«{file}» está dañado o contiene algo que no son pesos.</translation>
    </message>
    <message>
        <source>“{file}” is damaged: “{broken}” has values that are not numbers.</source>
        <translation>«{file}» está dañado: «{broken}» tiene valores que no son números.</translation>
    </message>
    <message>
        <source>“{file}” is not the published file of {title}: {problem}.</source>
        <translation>«{file}» no es el archivo publicado de {title}: {problem}.</translation>
    </message>
    <message>
        <source>“{folder}” cannot be made: {reason}.</source>
        <translation>«{folder}» no se puede crear: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” cannot hold {title}.</source>
        <translation>«{name}» no puede contener {title}.</translation>
    </message>
    <message>
        <source>“{name}” cannot hold {what} of the film ({codec}).</source>
        <translation>«{name}» no puede contener {what} de la película ({codec}).</translation>
    </message>
    <message>
        <source>“{name}” does not colour films.</source>
        <translation>«{name}» no colorea películas.</translation>
    </message>
    <message>
        <source>“{name}” has a part in an unknown compression: “{part}”.</source>
        <translation>«{name}» tiene una parte con una compresión desconocida: «{part}».</translation>
    </message>
    <message>
        <source>“{name}” has a part that points outside of it: “{part}”.</source>
        <translation>«{name}» tiene una parte que apunta fuera de él: «{part}».</translation>
    </message>
    <message>
        <source>“{name}” has an encrypted part: “{part}”.</source>
        <translation>«{name}» tiene una parte cifrada: «{part}».</translation>
    </message>
    <message>
        <source>“{name}” has fewer than 3 colours.</source>
        <translation>«{name}» tiene menos de 3 colores.</translation>
    </message>
    <message>
        <source>“{name}” has fewer than 3 different colours.</source>
        <translation>«{name}» tiene menos de 3 colores distintos.</translation>
    </message>
    <message>
        <source>“{name}” has no colours.</source>
        <translation>«{name}» no tiene colores.</translation>
    </message>
    <message>
        <source>“{name}” has no frame that can be read.</source>
        <translation>«{name}» no tiene ningún fotograma que se pueda leer.</translation>
    </message>
    <message>
        <source>“{name}” has no page {page}: it has {has}.</source>
        <translation>«{name}» no tiene la página {page}: tiene {has}.</translation>
    </message>
    <message>
        <source>“{name}” has no pixels.</source>
        <translation>«{name}» no tiene píxeles.</translation>
    </message>
    <message>
        <source>“{name}” has pixels of the type “{kind}”.</source>
        <translation>«{name}» tiene píxeles del tipo «{kind}».</translation>
    </message>
    <message>
        <source>“{name}” has several pictures at a time; the first is taken.</source>
        <translation>«{name}» tiene varias imágenes a la vez; se toma la primera.</translation>
    </message>
    <message>
        <source>“{name}” has the part “{part}” twice.</source>
        <translation>«{name}» tiene dos veces la parte «{part}».</translation>
    </message>
    <message>
        <source>“{name}” has {count} channels of the kind “{kind}”.</source>
        <translation>«{name}» tiene {count} canales de la clase «{kind}».</translation>
    </message>
    <message>
        <source>“{name}” has {count} channels.</source>
        <translation>«{name}» tiene {count} canales.</translation>
    </message>
    <message>
        <source>“{name}” has {count} colours; the limit is {limit}.</source>
        <translation>«{name}» tiene {count} colores; el límite es {limit}.</translation>
    </message>
    <message>
        <source>“{name}” has {count} parts, which no project has.</source>
        <translation>«{name}» tiene {count} partes; ningún proyecto tiene tantas.</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pages; this is the first one.</source>
        <translation>«{name}» tiene {pages} páginas; esta es la primera.</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pictures; this is the first one.</source>
        <translation>«{name}» tiene {pages} imágenes; esta es la primera.</translation>
    </message>
    <message>
        <source>“{name}” has {width} x {height} pixels, and not those of the film.</source>
        <translation>«{name}» tiene {width} x {height} píxeles, y no los de la película.</translation>
    </message>
    <message>
        <source>“{name}” has {width} x {height} pixels; the limit is {limit} megapixels.</source>
        <translation>«{name}» tiene {width} x {height} píxeles; el límite son {limit} megapíxeles.</translation>
    </message>
    <message>
        <source>“{name}” holds more than this program can work on. {reason}</source>
        <translation>«{name}» contiene más de lo que este programa puede tratar. {reason}</translation>
    </message>
    <message>
        <source>“{name}” is a black-and-white picture.</source>
        <translation>«{name}» es una imagen en blanco y negro.</translation>
    </message>
    <message>
        <source>“{name}” is a folder, a device or a pipe, not a project.</source>
        <translation>«{name}» es una carpeta, un dispositivo o una tubería, no un proyecto.</translation>
    </message>
    <message>
        <source>“{name}” is being made by another Tintype.</source>
        <translation>Otro Tintype está haciendo «{name}».</translation>
    </message>
    <message>
        <source>“{name}” is damaged: it has no version number.</source>
        <translation>«{name}» está dañado: no tiene número de versión.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: the part “{part}” is not the one that was saved.</source>
        <translation>«{name}» está dañado: la parte «{part}» no es la que se guardó.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: the part “{part}”: {reason}</source>
        <translation>«{name}» está dañado: la parte «{part}»: {reason}</translation>
    </message>
    <message>
        <source>“{name}” is damaged: the part “{part}”: {reason}.</source>
        <translation>«{name}» está dañado: la parte «{part}»: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: {part} is not JSON: {reason}.</source>
        <translation>«{name}» está dañado: {part} no es JSON: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: {part}: {reason}.</source>
        <translation>«{name}» está dañado: {part}: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is damaged; this is what could be read of it.</source>
        <translation>«{name}» está dañado; esto es lo que se pudo leer.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>«{name}» está vacío.</translation>
    </message>
    <message>
        <source>“{name}” is incomplete: the part “{part}” is missing.</source>
        <translation>«{name}» está incompleto: falta la parte «{part}».</translation>
    </message>
    <message>
        <source>“{name}” is interlaced: it is coloured as it is. Deinterlace it first for clean edges.</source>
        <translation>«{name}» es entrelazado: se colorea tal como está. Para bordes limpios, desentrelázalo antes.</translation>
    </message>
    <message>
        <source>“{name}” is no name of a file.</source>
        <translation>«{name}» no es un nombre de archivo.</translation>
    </message>
    <message>
        <source>“{name}” is no picture of a known kind, whatever its name says.</source>
        <translation>«{name}» no es una imagen de una clase conocida, diga lo que diga su nombre.</translation>
    </message>
    <message>
        <source>“{name}” is not a Tintype project.</source>
        <translation>«{name}» no es un proyecto de Tintype.</translation>
    </message>
    <message>
        <source>“{name}” is not a kind of film that can be written.</source>
        <translation>«{name}» no es un tipo de película que se pueda escribir.</translation>
    </message>
    <message>
        <source>“{name}” is not a kind of picture that can be written.</source>
        <translation>«{name}» no es una clase de imagen que se pueda escribir.</translation>
    </message>
    <message>
        <source>“{name}” is not a palette that can be read: {reason}.</source>
        <translation>«{name}» no es una paleta que se pueda leer: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is not a project, or is damaged: {reason}.</source>
        <translation>«{name}» no es un proyecto o está dañado: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is not the film that this work was done on, or it has been changed since.</source>
        <translation>«{name}» no es la película en la que se hizo este trabajo, o ha cambiado desde entonces.</translation>
    </message>
    <message>
        <source>“{name}” is not the work on a film.</source>
        <translation>«{name}» no es el trabajo en una película.</translation>
    </message>
    <message>
        <source>“{name}” is refused: the part “{part}” unpacks to {size} bytes.</source>
        <translation>«{name}» se rechaza: la parte «{part}» ocupa {size} bytes al descomprimirla.</translation>
    </message>
    <message>
        <source>“{name}” is {kind} that cannot be read: {reason}.</source>
        <translation>«{name}» es {kind} que no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is {kind}, not a photograph.</source>
        <translation>«{name}» es {kind}, no una fotografía.</translation>
    </message>
    <message>
        <source>“{name}” is {kind}; the reader for these is not installed.</source>
        <translation>«{name}» es {kind}; el lector para estos no está instalado.</translation>
    </message>
    <message>
        <source>“{name}” shows no frame of the film “{film}”.</source>
        <translation>«{name}» no muestra ningún fotograma de la película «{film}».</translation>
    </message>
    <message>
        <source>“{name}” takes no published weights.</source>
        <translation>«{name}» no admite pesos publicados.</translation>
    </message>
    <message>
        <source>“{name}” unpacks to more than {limit} GB.</source>
        <translation>«{name}» ocupa más de {limit} GB al descomprimirlo.</translation>
    </message>
    <message>
        <source>“{name}” uses the method “{backend}”, which this version of Tintype does not have.</source>
        <translation>«{name}» usa el método «{backend}», que esta versión de Tintype no tiene.</translation>
    </message>
    <message>
        <source>“{name}” was made by a newer Tintype (project version {version}; this one reads {known}).</source>
        <translation>«{name}» es de un Tintype más nuevo (versión de proyecto {version}; este lee {known}).</translation>
    </message>
    <message>
        <source>“{name}”, a part of Tintype, cannot be read.</source>
        <translation>«{name}», una parte de Tintype, no se puede leer.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read as a film: {reason}.</source>
        <translation>«{path}» no se puede leer como película: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {reason}.</source>
        <translation>«{path}» no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” has a frame rate of its own.</source>
        <translation>«{path}» tiene su propia velocidad de fotogramas.</translation>
    </message>
    <message>
        <source>“{path}” has no frames.</source>
        <translation>«{path}» no tiene fotogramas.</translation>
    </message>
    <message>
        <source>“{path}” has no usable {names}; the default is in use.</source>
        <translation>«{path}» no tiene {names} utilizable; se usa el valor inicial.</translation>
    </message>
    <message>
        <source>“{path}” is a device or a pipe, not a file.</source>
        <translation>«{path}» es un dispositivo o una tubería, no un archivo.</translation>
    </message>
    <message>
        <source>“{path}” is a file; frames need a folder.</source>
        <translation>«{path}» es un archivo; los fotogramas necesitan una carpeta.</translation>
    </message>
    <message>
        <source>“{path}” is a folder.</source>
        <translation>«{path}» es una carpeta.</translation>
    </message>
    <message>
        <source>“{path}” is a link that leads back to itself.</source>
        <translation>«{path}» es un enlace que vuelve a sí mismo.</translation>
    </message>
    <message>
        <source>“{path}” is an HDR film.</source>
        <translation>«{path}» es una película HDR.</translation>
    </message>
    <message>
        <source>“{path}” is damaged: it names no part “{name}”.</source>
        <translation>«{path}» está dañado: no nombra la parte «{name}».</translation>
    </message>
    <message>
        <source>“{path}” is incomplete: {reason}.</source>
        <translation>«{path}» está incompleto: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” is no film, or is damaged: {reason}.</source>
        <translation>«{path}» no es una película, o está dañada: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” is packed in a way that cannot be read here.</source>
        <translation>«{path}» está comprimida de un modo que aquí no se puede leer.</translation>
    </message>
    <message>
        <source>“{path}” is the folder of the original frames.</source>
        <translation>«{path}» es la carpeta de los fotogramas originales.</translation>
    </message>
    <message>
        <source>“{path}” is the original film.</source>
        <translation>«{path}» es la película original.</translation>
    </message>
    <message>
        <source>“{path}” is the original photograph.</source>
        <translation>«{path}» es la fotografía original.</translation>
    </message>
    <message>
        <source>“{path}” may not be read.</source>
        <translation>«{path}» no se puede leer: falta permiso.</translation>
    </message>
    <message>
        <source>“{path}” may not be written.</source>
        <translation>«{path}» no se puede escribir: falta permiso.</translation>
    </message>
    <message>
        <source>“{path}” shows frame {frame}, which is not in scene {number}.</source>
        <translation>«{path}» muestra el fotograma {frame}, que no está en la escena {number}.</translation>
    </message>
    <message>
        <source>“{path}” was not deleted ({reason}).</source>
        <translation>«{path}» no se eliminó ({reason}).</translation>
    </message>
    <message>
        <source>“{path}” was not written: {reason}.</source>
        <translation>«{path}» no se escribió: {reason}.</translation>
    </message>
    <message>
        <source>“{path}”: regions do not follow the film; its hints count for the whole frame.</source>
        <translation>«{path}»: las zonas no siguen a la película; sus pistas cuentan para todo el fotograma.</translation>
    </message>
    <message>
        <source>“{path}”: {reason}</source>
        <translation>«{path}»: {reason}</translation>
    </message>
    <message>
        <source>“{what}” did not come up.</source>
        <translation>«{what}» no apareció.</translation>
    </message>
</context>
<context>
    <name>ZoomField</name>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in per cent: type one, or choose it</source>
        <translation>Zoom en por ciento: escríbalo o elíjalo</translation>
    </message>
</context>
<context>
    <name>_Steps</name>
    <message>
        <source>{step}, the present one</source>
        <translation>{step}, el actual</translation>
    </message>
    <message>
        <source>{step}, undone</source>
        <translation>{step}, deshecho</translation>
    </message>
</context>
</TS>
