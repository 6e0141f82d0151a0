<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tintype</source>
        <translation>Über Tintype</translation>
    </message>
    <message>
        <source>Colour for black-and-white photographs, by hand.</source>
        <translation>Farbe für Schwarz-Weiß-Fotos, von Hand.</translation>
    </message>
    <message>
        <source>Libraries under the LGPL (Qt, libvips) are files of their own in the program&apos;s folder: they may be replaced by other versions.</source>
        <translation>Bibliotheken unter der LGPL (Qt, libvips) sind eigene Dateien im Ordner des Programms: sie dürfen durch andere Fassungen ersetzt werden.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Networks and their data</source>
        <translation>Netze und ihre Daten</translation>
    </message>
    <message>
        <source>Tintype is under the MIT licence. It stands on these libraries, each under its own:</source>
        <translation>Tintype steht unter der MIT-Lizenz. Es beruht auf diesen Bibliotheken, jede unter ihrer eigenen:</translation>
    </message>
    <message>
        <source>Tintype&apos;s own weights are for research and personal use: most photographs that they learned from are licensed for that only.</source>
        <translation>Tintypes eigene Gewichte sind für Forschung und privaten Gebrauch: die meisten Fotos, aus denen sie gelernt haben, sind nur dafür lizenziert.</translation>
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
        <translation>Beim nächsten Mal fragen</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The work as it was at {when} can be recovered.</source>
        <translation>Die Arbeit lässt sich auf dem Stand von {when} wiederherstellen.</translation>
    </message>
    <message>
        <source>Tintype ended before “{name}” was saved.</source>
        <translation>Tintype wurde beendet, bevor „{name}“ gespeichert war.</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Unsaved work is not being put aside.</source>
        <translation>Nicht gespeicherte Arbeit wird zurzeit nicht gesichert.</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>&amp;Add photographs…</source>
        <translation>Fotos &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Methode</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>&amp;Vividness</source>
        <translation>Farb&amp;kraft</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add photographs</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Also those that have a &amp;picture there already</source>
        <translation>Auch die, zu denen es dort schon ein &amp;Bild gibt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Colour many photographs</source>
        <translation>Viele Fotos kolorieren</translation>
    </message>
    <message>
        <source>Coloured</source>
        <translation>Koloriert</translation>
    </message>
    <message>
        <source>Colouring… {percent} %</source>
        <translation>Wird koloriert … {percent} %</translation>
    </message>
    <message>
        <source>Folder for the pictures</source>
        <translation>Ordner für die Bilder</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>In&amp;to</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Photographs and projects ({p})</source>
        <translation>Fotos und Projekte ({p})</translation>
    </message>
    <message>
        <source>Photographs are still being coloured. Stop?</source>
        <translation>Fotos werden noch koloriert. Anhalten?</translation>
    </message>
    <message>
        <source>Pictures that are finished stay. Started again, it goes on with the others.</source>
        <translation>Fertige Bilder bleiben. Neu gestartet, geht es mit den anderen weiter.</translation>
    </message>
    <message>
        <source>Progress of all photographs</source>
        <translation>Fortschritt aller Fotos</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the pictures?</source>
        <translation>Die Bilder ersetzen?</translation>
    </message>
    <message>
        <source>Show the pictures</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>Size, quality and metadata are those of the last export. Projects keep their own work.</source>
        <translation>Größe, Qualität und Metadaten sind die des letzten Exports. Projekte behalten ihre eigene Arbeit.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Farbthem&amp;a</translation>
    </message>
    <message>
        <source>The open photograph&apos;s</source>
        <translation>Das des offenen Fotos</translation>
    </message>
    <message>
        <source>The photographs&apos; own</source>
        <translation>Das eigene der Fotos</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbthema</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Schon da</translation>
    </message>
    <message>
        <source>They are in “{folder}”. Replacing them cannot be undone.</source>
        <translation>Sie liegen in „{folder}“. Das Ersetzen lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Vividness</source>
        <translation>Farbkraft</translation>
    </message>
    <message>
        <source>Vividness, exact</source>
        <translation>Farbkraft, genau</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>coloured</source>
        <translation>koloriert</translation>
    </message>
    <message>
        <source>{number} pictures are there already. Replace them?</source>
        <translation>{number} Bilder sind schon da. Ersetzen?</translation>
    </message>
    <message>
        <source>{n} coloured</source>
        <translation>{n} koloriert</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} gescheitert</translation>
    </message>
    <message>
        <source>{n} stopped</source>
        <translation>{n} angehalten</translation>
    </message>
    <message>
        <source>{n} there already</source>
        <translation>{n} schon da</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>Drop photographs, projects or folders here, or add them below.</source>
        <translation>Fotos, Projekte oder Ordner hier ablegen oder unten hinzufügen.</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photographs to colour</source>
        <translation>Zu kolorierende Fotos</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Draw a stroke; [ and ] or pen pressure change the width.</source>
        <translation>Einen Strich malen; [ und ] oder der Stiftdruck ändern die Breite.</translation>
    </message>
    <message>
        <source>Draw stroke</source>
        <translation>Strich malen</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Insert adds a point, comma and full stop go from hint to hint, arrow keys move the selected one.</source>
        <translation>Einfg setzt einen Punkt, Komma und Punkt gehen von Hinweis zu Hinweis, Pfeiltasten verschieben den ausgewählten.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photograph with hints</source>
        <translation>Foto mit Hinweisen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>View {how}</source>
        <translation>Ansicht {how}</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>gedreht</translation>
    </message>
    <message>
        <source>turned {degrees}°</source>
        <translation>um {degrees}° gedreht</translation>
    </message>
</context>
<context>
    <name>ColorChip</name>
    <message>
        <source>Current colour {name}: change it</source>
        <translation>Aktuelle Farbe {name}: ändern</translation>
    </message>
    <message>
        <source>The brush marks: {name}</source>
        <translation>Der Pinsel markiert: {name}</translation>
    </message>
    <message>
        <source>The next hint takes the likeliest colour of its place: choose another one</source>
        <translation>Der nächste Hinweis nimmt die wahrscheinlichste Farbe seiner Stelle: eine andere wählen</translation>
    </message>
</context>
<context>
    <name>ColorHead</name>
    <message>
        <source>Deselect: the next colour is for a new hint  (Esc)</source>
        <translation>Auswahl aufheben: die nächste Farbe gilt einem neuen Hinweis  (Esc)</translation>
    </message>
    <message>
        <source>Forget this colour: the next hint takes the likeliest one of its place  (Esc)</source>
        <translation>Diese Farbe vergessen: der nächste Hinweis nimmt die wahrscheinlichste seiner Stelle  (Esc)</translation>
    </message>
    <message>
        <source>Next colour</source>
        <translation>Nächste Farbe</translation>
    </message>
    <message>
        <source>Next colour: the likeliest</source>
        <translation>Nächste Farbe: die wahrscheinlichste</translation>
    </message>
</context>
<context>
    <name>ColorPair</name>
    <message>
        <source>Before {before}, now {now}; a click goes back</source>
        <translation>Vorher {before}, jetzt {now}; ein Klick kehrt zurück</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>ColorPanel</name>
    <message>
        <source>Asked for {asked}; at this lightness (L {light:.0f}) the strongest colour of this hue is {real}.</source>
        <translation>Verlangt: {asked}; bei dieser Helligkeit (L {light:.0f}) ist {real} die kräftigste Farbe dieses Farbtons.</translation>
    </message>
    <message>
        <source>Colours of skin, hair, sky, foliage, cloth, wood and stone</source>
        <translation>Farben für Haut, Haar, Himmel, Laub, Stoff, Holz und Stein</translation>
    </message>
    <message>
        <source>Colours that this project keeps, by name</source>
        <translation>Farben, die dieses Projekt unter einem Namen behält</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Häufige</translation>
    </message>
    <message>
        <source>Hexadecimal colour</source>
        <translation>Farbe hexadezimal</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Photographs have none stronger; Edit &gt; Allow any colours lifts that limit.</source>
        <translation>Fotos haben dort keine kräftigere; „Bearbeiten &gt; Alle Farben zulassen“ hebt diese Grenze auf.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Recent colours</source>
        <translation>Zuletzt benutzte Farben</translation>
    </message>
    <message>
        <source>The colour in numbers: RGB, Lab, difference</source>
        <translation>Die Farbe in Zahlen: RGB, Lab, Abstand</translation>
    </message>
    <message>
        <source>Type six digits, such as #c87850.</source>
        <translation>Sechs Stellen eingeben, etwa #c87850.</translation>
    </message>
    <message>
        <source>too bright for this colour</source>
        <translation>zu hell für diese Farbe</translation>
    </message>
    <message>
        <source>too dark for this colour</source>
        <translation>zu dunkel für diese Farbe</translation>
    </message>
    <message>
        <source>too vivid for this lightness</source>
        <translation>zu kräftig für diese Helligkeit</translation>
    </message>
    <message>
        <source>“{text}” is no colour.</source>
        <translation>„{text}“ ist keine Farbe.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;About Tintype</source>
        <translation>Ü&amp;ber Tintype</translation>
    </message>
    <message>
        <source>&amp;Actual pixels (100 %)</source>
        <translation>O&amp;riginalgröße (100 %)</translation>
    </message>
    <message>
        <source>&amp;Before / after</source>
        <translation>Vorher / na&amp;chher</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>Vergleichen &amp;mit</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lö&amp;schen</translation>
    </message>
    <message>
        <source>&amp;Duplicate hints</source>
        <translation>&amp;Hinweise duplizieren</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild e&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Finish the picture</source>
        <translation>Bild &amp;fertigstellen</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>In Fen&amp;ster einpassen</translation>
    </message>
    <message>
        <source>&amp;Gray</source>
        <translation>Gra&amp;u</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>G&amp;ruppieren</translation>
    </message>
    <message>
        <source>&amp;Join with the scene before</source>
        <translation>Mit der Szene davor &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Keep this version</source>
        <translation>&amp;Diese Fassung behalten</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>&amp;Tastatur und Maus</translation>
    </message>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation>Sperren oder &amp;entsperren</translation>
    </message>
    <message>
        <source>&amp;Mark the other region</source>
        <translation>Den anderen Bereich &amp;markieren</translation>
    </message>
    <message>
        <source>&amp;Next frame	Right</source>
        <translation>&amp;Nächstes Bild	Rechts</translation>
    </message>
    <message>
        <source>&amp;Next hint</source>
        <translation>Nä&amp;chster Hinweis</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>Or&amp;iginal</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Be&amp;dienfelder</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Play or stop</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Remove all hints</source>
        <translation>&amp;Alle Hinweise entfernen</translation>
    </message>
    <message>
        <source>&amp;Result</source>
        <translation>&amp;Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>&amp;Turn view right</source>
        <translation>Ansicht &amp;nach rechts drehen</translation>
    </message>
    <message>
        <source>&amp;Two panes</source>
        <translation>Z&amp;wei Ansichten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>&amp;Gruppierung aufheben</translation>
    </message>
    <message>
        <source>&amp;Where next?</source>
        <translation>&amp;Wo weiter?</translation>
    </message>
    <message>
        <source>A bar of icons in place of the column</source>
        <translation>Eine Symbolleiste anstelle der Spalte</translation>
    </message>
    <message>
        <source>Add the hints that are on the clipboard, or open the photograph</source>
        <translation>Hinweise aus der Zwischenablage einfügen oder das Foto öffnen</translation>
    </message>
    <message>
        <source>All panels where they were at first</source>
        <translation>Alle Bedienfelder an ihrem ursprünglichen Ort</translation>
    </message>
    <message>
        <source>Allow any c&amp;olours</source>
        <translation>Alle &amp;Farben zulassen</translation>
    </message>
    <message>
        <source>Allow any colours</source>
        <translation>Alle Farben zulassen</translation>
    </message>
    <message>
        <source>Also colours that photographs do not have at the lightness of a place</source>
        <translation>Auch Farben, die Fotos bei der Helligkeit einer Stelle nicht haben</translation>
    </message>
    <message>
        <source>Colour files and folders in the background, and write them into a folder</source>
        <translation>Dateien und Ordner im Hintergrund kolorieren und in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>Colour ma&amp;ny photographs…</source>
        <translation>&amp;Viele Fotos kolorieren …</translation>
    </message>
    <message>
        <source>Colour the sample photograph step by step</source>
        <translation>Das Beispielfoto Schritt für Schritt kolorieren</translation>
    </message>
    <message>
        <source>Copy p&amp;icture</source>
        <translation>&amp;Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the selected hints; where none are selected, the picture</source>
        <translation>Die ausgewählten Hinweise kopieren; ohne Auswahl das Bild</translation>
    </message>
    <message>
        <source>Cu&amp;t hints</source>
        <translation>Hinweise a&amp;usschneiden</translation>
    </message>
    <message>
        <source>E&amp;xport film…</source>
        <translation>Film e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Exchange left and right of the view; the photograph itself stays as it is</source>
        <translation>Links und rechts der Ansicht vertauschen; das Foto selbst bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Export &amp;mask…</source>
        <translation>&amp;Maske exportieren …</translation>
    </message>
    <message>
        <source>Export this f&amp;rame…</source>
        <translation>Dieses &amp;Bild exportieren …</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>Flip &amp;view</source>
        <translation>Ansicht s&amp;piegeln</translation>
    </message>
    <message>
        <source>Forget what was given here: the frame gets what the film gives it</source>
        <translation>Vergessen, was hier angegeben wurde: das Bild bekommt, was der Film ihm gibt</translation>
    </message>
    <message>
        <source>Frame &amp;before	Left</source>
        <translation>Bild &amp;davor	Links</translation>
    </message>
    <message>
        <source>Go back to a frame that you worked on</source>
        <translation>Zurück zu einem Bild gehen, an dem Sie gearbeitet haben</translation>
    </message>
    <message>
        <source>Go back to the place that was marked before</source>
        <translation>Zurück zur zuvor markierten Stelle</translation>
    </message>
    <message>
        <source>Go on with what was stopped</source>
        <translation>Mit dem Angehaltenen weitermachen</translation>
    </message>
    <message>
        <source>Go to the next frame that you worked on</source>
        <translation>Zum nächsten Bild gehen, an dem Sie gearbeitet haben</translation>
    </message>
    <message>
        <source>Hi&amp;de panels	Tab</source>
        <translation>&amp;Bedienfelder ausblenden	Tab</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Hints go into the &amp;whole photograph</source>
        <translation>Hinweise gelten &amp;dem ganzen Foto</translation>
    </message>
    <message>
        <source>Hints on the gray photograph beside the result</source>
        <translation>Hinweise auf dem grauen Foto neben dem Ergebnis</translation>
    </message>
    <message>
        <source>K&amp;ey frame before</source>
        <translation>Sch&amp;lüsselbild davor</translation>
    </message>
    <message>
        <source>Keep the present version with the project, to compare and to restore</source>
        <translation>Die jetzige Fassung mit dem Projekt behalten, zum Vergleichen und Wiederherstellen</translation>
    </message>
    <message>
        <source>Leave the picture in the dark where the selected hint changes nothing</source>
        <translation>Das Bild abdunkeln, wo der ausgewählte Hinweis nichts ändert</translation>
    </message>
    <message>
        <source>Let the scene pass by at the film&apos;s speed, again and again</source>
        <translation>Die Szene im Tempo des Films ablaufen lassen, immer wieder</translation>
    </message>
    <message>
        <source>Mark the largest place whose colour is in doubt, then the next one</source>
        <translation>Die größte Stelle markieren, deren Farbe zweifelhaft ist, dann die nächste</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>&amp;Nach oben</translation>
    </message>
    <message>
        <source>Natural colours only</source>
        <translation>Nur natürliche Farben</translation>
    </message>
    <message>
        <source>Neither turned nor flipped</source>
        <translation>Weder gedreht noch gespiegelt</translation>
    </message>
    <message>
        <source>Next &amp;key frame</source>
        <translation>Nächstes &amp;Schlüsselbild</translation>
    </message>
    <message>
        <source>Next &amp;scene	Shift+Right</source>
        <translation>Nächste S&amp;zene	Umschalt+Rechts</translation>
    </message>
    <message>
        <source>Nothing begins here: both scenes are one</source>
        <translation>Hier beginnt nichts: beide Szenen sind eine</translation>
    </message>
    <message>
        <source>Nothing but the photograph</source>
        <translation>Nur das Foto</translation>
    </message>
    <message>
        <source>On the screen these hints alone count</source>
        <translation>Auf dem Bildschirm zählen nur diese Hinweise</translation>
    </message>
    <message>
        <source>On top wins where hints overlap</source>
        <translation>Wo Hinweise sich überdecken, gilt der obere</translation>
    </message>
    <message>
        <source>One hint was removed.</source>
        <translation>Ein Hinweis wurde entfernt.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a photograph, a film or a project</source>
        <translation>Ein Foto, einen Film oder ein Projekt öffnen</translation>
    </message>
    <message>
        <source>Open folder of &amp;frames…</source>
        <translation>&amp;Ordner mit Einzelbildern öffnen …</translation>
    </message>
    <message>
        <source>Open the pictures of a folder as a film</source>
        <translation>Die Bilder eines Ordners als Film öffnen</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>Beis&amp;piel öffnen</translation>
    </message>
    <message>
        <source>Panels as &amp;icons</source>
        <translation>Bedienfelder als S&amp;ymbole</translation>
    </message>
    <message>
        <source>Part the picture into before and after</source>
        <translation>Das Bild in vorher und nachher teilen</translation>
    </message>
    <message>
        <source>Part the scene in two: from this frame on it is another one</source>
        <translation>Die Szene teilen: ab diesem Bild ist es eine andere</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Place &amp;before</source>
        <translation>&amp;Vorige Stelle</translation>
    </message>
    <message>
        <source>Pre&amp;vious hint</source>
        <translation>Voriger &amp;Hinweis</translation>
    </message>
    <message>
        <source>Remo&amp;ve key frame</source>
        <translation>Schlüsselbild &amp;entfernen</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>S&amp;cene before	Shift+Left</source>
        <translation>Szene dav&amp;or	Umschalt+Links</translation>
    </message>
    <message>
        <source>S&amp;how or hide</source>
        <translation>E&amp;in- oder ausblenden</translation>
    </message>
    <message>
        <source>S&amp;olo</source>
        <translation>S&amp;olo</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Scene be&amp;gins here</source>
        <translation>Hier be&amp;ginnt eine Szene</translation>
    </message>
    <message>
        <source>Show &amp;hints</source>
        <translation>&amp;Hinweise zeigen</translation>
    </message>
    <message>
        <source>Show re&amp;gions</source>
        <translation>Bereiche zei&amp;gen</translation>
    </message>
    <message>
        <source>Show this panel and give it the keyboard</source>
        <translation>Dieses Bedienfeld zeigen und ihm die Tastatur geben</translation>
    </message>
    <message>
        <source>Show what the hint &amp;colours</source>
        <translation>Zeigen, was der Hinweis &amp;färbt</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Turn the view by 90°; the photograph itself stays as it is</source>
        <translation>Die Ansicht um 90° drehen; das Foto selbst bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Turn view &amp;left</source>
        <translation>Ansicht nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Upri&amp;ght view</source>
        <translation>&amp;Ansicht aufrecht</translation>
    </message>
    <message>
        <source>Write the coloured picture at full resolution</source>
        <translation>Das kolorierte Bild in voller Auflösung schreiben</translation>
    </message>
    <message>
        <source>Write the frame at the playhead as a picture</source>
        <translation>Das Bild am Abspielkopf als Bilddatei schreiben</translation>
    </message>
    <message>
        <source>Write the region as a picture in white and black</source>
        <translation>Den Bereich als Bild in Weiß und Schwarz schreiben</translation>
    </message>
    <message>
        <source>Write the whole film in colour, while you work on</source>
        <translation>Den ganzen Film in Farbe schreiben, während Sie weiterarbeiten</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>{count} hints were removed.</source>
        <translation>{count} Hinweise wurden entfernt.</translation>
    </message>
</context>
<context>
    <name>CommonColors</name>
    <message>
        <source>Auburn hair</source>
        <translation>Kastanienrotes Haar</translation>
    </message>
    <message>
        <source>Autumn leaves</source>
        <translation>Herbstlaub</translation>
    </message>
    <message>
        <source>Birch</source>
        <translation>Birke</translation>
    </message>
    <message>
        <source>Black hair</source>
        <translation>Schwarzes Haar</translation>
    </message>
    <message>
        <source>Blond hair</source>
        <translation>Blondes Haar</translation>
    </message>
    <message>
        <source>Blue eyes</source>
        <translation>Blaue Augen</translation>
    </message>
    <message>
        <source>Bottle green</source>
        <translation>Flaschengrün</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>Messing</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>Ziegel</translation>
    </message>
    <message>
        <source>Brown eyes</source>
        <translation>Braune Augen</translation>
    </message>
    <message>
        <source>Brown hair</source>
        <translation>Braunes Haar</translation>
    </message>
    <message>
        <source>Brown skin</source>
        <translation>Braune Haut</translation>
    </message>
    <message>
        <source>Burgundy</source>
        <translation>Burgunderrot</translation>
    </message>
    <message>
        <source>Cheek</source>
        <translation>Wange</translation>
    </message>
    <message>
        <source>Cherry</source>
        <translation>Kirschbaum</translation>
    </message>
    <message>
        <source>Clear sky</source>
        <translation>Klarer Himmel</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>Stoff</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Wolke</translation>
    </message>
    <message>
        <source>Copper</source>
        <translation>Kupfer</translation>
    </message>
    <message>
        <source>Dark skin</source>
        <translation>Dunkle Haut</translation>
    </message>
    <message>
        <source>Dark suit</source>
        <translation>Dunkler Anzug</translation>
    </message>
    <message>
        <source>Deep sky</source>
        <translation>Tiefblauer Himmel</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>Jeansstoff</translation>
    </message>
    <message>
        <source>Dry grass</source>
        <translation>Trockenes Gras</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Erde</translation>
    </message>
    <message>
        <source>Ebony</source>
        <translation>Ebenholz</translation>
    </message>
    <message>
        <source>Evening sky</source>
        <translation>Abendhimmel</translation>
    </message>
    <message>
        <source>Fair skin</source>
        <translation>Sehr helle Haut</translation>
    </message>
    <message>
        <source>Foliage</source>
        <translation>Laub</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>Gras</translation>
    </message>
    <message>
        <source>Gray hair</source>
        <translation>Graues Haar</translation>
    </message>
    <message>
        <source>Green eyes</source>
        <translation>Grüne Augen</translation>
    </message>
    <message>
        <source>Hair, eyes</source>
        <translation>Haar, Augen</translation>
    </message>
    <message>
        <source>Khaki</source>
        <translation>Khaki</translation>
    </message>
    <message>
        <source>Leather</source>
        <translation>Leder</translation>
    </message>
    <message>
        <source>Light skin</source>
        <translation>Helle Haut</translation>
    </message>
    <message>
        <source>Limestone</source>
        <translation>Kalkstein</translation>
    </message>
    <message>
        <source>Linen</source>
        <translation>Leinen</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>Lippen</translation>
    </message>
    <message>
        <source>Mahogany</source>
        <translation>Mahagoni</translation>
    </message>
    <message>
        <source>Navy</source>
        <translation>Marineblau</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Oak</source>
        <translation>Eiche</translation>
    </message>
    <message>
        <source>Olive drab</source>
        <translation>Feldgrün</translation>
    </message>
    <message>
        <source>Olive skin</source>
        <translation>Olivfarbene Haut</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Pale sky</source>
        <translation>Blasser Himmel</translation>
    </message>
    <message>
        <source>Pale wood</source>
        <translation>Helles Holz</translation>
    </message>
    <message>
        <source>Pine</source>
        <translation>Kiefer</translation>
    </message>
    <message>
        <source>River</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Rost</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Sand</translation>
    </message>
    <message>
        <source>Scarlet</source>
        <translation>Scharlachrot</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Shallow water</source>
        <translation>Flaches Wasser</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Sky, water</source>
        <translation>Himmel, Wasser</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>Stone, metal</source>
        <translation>Stein, Metall</translation>
    </message>
    <message>
        <source>Straw yellow</source>
        <translation>Strohgelb</translation>
    </message>
    <message>
        <source>Tanned skin</source>
        <translation>Gebräunte Haut</translation>
    </message>
    <message>
        <source>Terracotta</source>
        <translation>Terrakotta</translation>
    </message>
    <message>
        <source>Tweed</source>
        <translation>Tweed</translation>
    </message>
    <message>
        <source>Verdigris</source>
        <translation>Grünspan</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Walnut</source>
        <translation>Nussbaum</translation>
    </message>
    <message>
        <source>Weathered wood</source>
        <translation>Verwittertes Holz</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>Holz</translation>
    </message>
    <message>
        <source>Young leaves</source>
        <translation>Junges Laub</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>The photograph before</source>
        <translation>Das Foto vorher</translation>
    </message>
    <message>
        <source>{name}: being computed…</source>
        <translation>{name}: wird berechnet …</translation>
    </message>
</context>
<context>
    <name>DensityMap</name>
    <message>
        <source>Colour histogram</source>
        <translation>Farbhistogramm</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>How probable each kind of stroke is, and where in doubt</source>
        <translation>Wie wahrscheinlich jede Art von Strich ist, und wo Zweifel besteht</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
</context>
<context>
    <name>DrawnRegions</name>
    <message>
        <source>Add to region</source>
        <translation>Zum Bereich hinzufügen</translation>
    </message>
    <message>
        <source>Correct region</source>
        <translation>Bereich korrigieren</translation>
    </message>
    <message>
        <source>Draw region</source>
        <translation>Bereich zeichnen</translation>
    </message>
    <message>
        <source>Keep as region</source>
        <translation>Als Bereich behalten</translation>
    </message>
    <message>
        <source>Lock region</source>
        <translation>Bereich sperren</translation>
    </message>
    <message>
        <source>Lock the region when it is finished.</source>
        <translation>Den Bereich sperren, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Select thing</source>
        <translation>Objekt auswählen</translation>
    </message>
    <message>
        <source>Take from region</source>
        <translation>Vom Bereich wegnehmen</translation>
    </message>
    <message>
        <source>The picture is still being computed.</source>
        <translation>Das Bild wird noch berechnet.</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Unlock it first, in Regions.</source>
        <translation>Zuerst entsperren, unter „Bereiche“.</translation>
    </message>
    <message>
        <source>Unlock region</source>
        <translation>Bereich entsperren</translation>
    </message>
    <message>
        <source>“{name}” is locked.</source>
        <translation>„{name}“ ist gesperrt.</translation>
    </message>
</context>
<context>
    <name>DrawnRegionsPanel</name>
    <message>
        <source>Choose a region: hints placed in it then change nothing outside of it.</source>
        <translation>Einen Bereich wählen: Hinweise darin ändern dann nichts außerhalb.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Draw a region with Lasso (A) or Rectangle (U), or click a thing (T, J).</source>
        <translation>Einen Bereich mit Lasso (A) oder Rechteck (U) zeichnen oder ein Objekt anklicken (T, J).</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Hide region</source>
        <translation>Bereich ausblenden</translation>
    </message>
    <message>
        <source>Hints go into</source>
        <translation>Hinweise gelten</translation>
    </message>
    <message>
        <source>Hints placed in it change nothing outside. Shift adds to it, Alt takes away.</source>
        <translation>Hinweise darin ändern nichts außerhalb. Umschalt fügt hinzu, Alt nimmt weg.</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>Bereich umkehren</translation>
    </message>
    <message>
        <source>It has a theme of its own: see Look.</source>
        <translation>Er hat ein eigenes Farbthema: siehe „Look“.</translation>
    </message>
    <message>
        <source>Locked: nothing changes its colours until it is unlocked.</source>
        <translation>Gesperrt: nichts ändert seine Farben, bis er entsperrt wird.</translation>
    </message>
    <message>
        <source>Looking for the thing…</source>
        <translation>Objekt wird gesucht …</translation>
    </message>
    <message>
        <source>Lower (Alt+Down)</source>
        <translation>Nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>Lower region</source>
        <translation>Bereich nach unten</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Kante verschieben</translation>
    </message>
    <message>
        <source>Move the edge outwards, or below 0 inwards</source>
        <translation>Die Kante nach außen verschieben, unter 0 nach innen</translation>
    </message>
    <message>
        <source>Raise region</source>
        <translation>Bereich nach oben</translation>
    </message>
    <message>
        <source>Raise: where regions overlap, the upper one wins (Alt+Up)</source>
        <translation>Nach oben: wo Bereiche sich überdecken, gilt der obere (Alt+Auf)</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Remove region</source>
        <translation>Bereich entfernen</translation>
    </message>
    <message>
        <source>Remove the region with its own hints (Delete)</source>
        <translation>Den Bereich mit seinen Hinweisen entfernen (Entf)</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Bereich umbenennen</translation>
    </message>
    <message>
        <source>Show region</source>
        <translation>Bereich einblenden</translation>
    </message>
    <message>
        <source>Soften edge</source>
        <translation>Kante weichzeichnen</translation>
    </message>
    <message>
        <source>There is a region “{name}” already.</source>
        <translation>Es gibt schon einen Bereich „{name}“.</translation>
    </message>
    <message>
        <source>Turn inside out: what is outside becomes the region</source>
        <translation>Umkehren: was außerhalb liegt, wird der Bereich</translation>
    </message>
    <message>
        <source>Unlock them in the Hints panel first.</source>
        <translation>Zuerst im Bedienfeld „Hinweise“ entsperren.</translation>
    </message>
    <message>
        <source>Whole photograph</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Width of the soft edge</source>
        <translation>Breite der weichen Kante</translation>
    </message>
    <message>
        <source>“{name}” has locked hints in {mode}: {hints}.</source>
        <translation>„{name}“ hat gesperrte Hinweise in „{mode}“: {hints}.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Change method</source>
        <translation>Methode ändern</translation>
    </message>
    <message>
        <source>“{title}” is used instead.</source>
        <translation>Stattdessen wird „{title}“ benutzt.</translation>
    </message>
</context>
<context>
    <name>EditorContext</name>
    <message>
        <source>A palette&apos;s colours are kept in a project.</source>
        <translation>Die Farben einer Palette werden in einem Projekt aufbewahrt.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>Read palette</source>
        <translation>Palette einlesen</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Fassung {number}</translation>
    </message>
    <message>
        <source>{count} colours of “{name}” are new among this project&apos;s colours.</source>
        <translation>{count} Farben von „{name}“ sind unter den Farben dieses Projekts neu.</translation>
    </message>
</context>
<context>
    <name>EffectOption</name>
    <message>
        <source>Change reach</source>
        <translation>Reichweite ändern</translation>
    </message>
    <message>
        <source>Change strength</source>
        <translation>Stärke ändern</translation>
    </message>
    <message>
        <source>Everything like it</source>
        <translation>Alles Ähnliche</translation>
    </message>
    <message>
        <source>New points</source>
        <translation>Neue Punkte</translation>
    </message>
    <message>
        <source>New strokes</source>
        <translation>Neue Striche</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>Reach and strength</source>
        <translation>Reichweite und Stärke</translation>
    </message>
    <message>
        <source>Reach and strength of {subject}: {words}</source>
        <translation>Reichweite und Stärke von {subject}: {words}</translation>
    </message>
    <message>
        <source>Reach {share} %</source>
        <translation>Reichweite {share} %</translation>
    </message>
    <message>
        <source>Show what the selected hint colours</source>
        <translation>Zeigen, was der ausgewählte Hinweis färbt</translation>
    </message>
    <message>
        <source>The rest of the picture lies in the dark (Shift+M)</source>
        <translation>Der Rest des Bildes wird abgedunkelt (Umschalt+M)</translation>
    </message>
</context>
<context>
    <name>EffectSliders</name>
    <message>
        <source>Everything like it</source>
        <translation>Alles Ähnliche</translation>
    </message>
    <message>
        <source>How far a hint&apos;s colour goes</source>
        <translation>Wie stark die Farbe eines Hinweises wirkt</translation>
    </message>
    <message>
        <source>How much like it a hint colours</source>
        <translation>Wie viel Ähnliches ein Hinweis färbt</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
</context>
<context>
    <name>EraserTool</name>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Rub out points and parts of strokes; [ and ] change the width.</source>
        <translation>Punkte und Teile von Strichen wegradieren; [ und ] ändern die Breite.</translation>
    </message>
</context>
<context>
    <name>ExactColor</name>
    <message>
        <source>Appears with ΔE {distance:.1f}: {words}.</source>
        <translation>Erscheint mit ΔE {distance:.1f}: {words}.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Difference between what was asked for and what appears, CIEDE2000</source>
        <translation>Abstand zwischen verlangter und erscheinender Farbe, CIEDE2000</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Lab a: green to red</source>
        <translation>Lab a: Grün bis Rot</translation>
    </message>
    <message>
        <source>Lab b: blue to yellow</source>
        <translation>Lab b: Blau bis Gelb</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>The lightness is the photograph&apos;s own and is never changed.</source>
        <translation>Die Helligkeit ist die des Fotos und wird nie geändert.</translation>
    </message>
    <message>
        <source>clearly different</source>
        <translation>deutlich verschieden</translation>
    </message>
    <message>
        <source>hardly visible</source>
        <translation>kaum sichtbar</translation>
    </message>
    <message>
        <source>no visible difference</source>
        <translation>kein sichtbarer Unterschied</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>sichtbar</translation>
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
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadaten</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>16 bits per channel</source>
        <translation>16 Bit je Kanal</translation>
    </message>
    <message>
        <source>8 bits per channel</source>
        <translation>8 Bit je Kanal</translation>
    </message>
    <message>
        <source>A line in the file (IPTC digital source type), so that nobody takes them for the truth.</source>
        <translation>Eine Zeile in der Datei (IPTC Digital Source Type), damit niemand sie für die Wahrheit hält.</translation>
    </message>
    <message>
        <source>A name has no slashes: choose a folder below.</source>
        <translation>Ein Name hat keine Schrägstriche: den Ordner darunter wählen.</translation>
    </message>
    <message>
        <source>All: date, camera, author, place, captions</source>
        <translation>Alle: Datum, Kamera, Urheber, Ort, Beschriftung</translation>
    </message>
    <message>
        <source>As the photograph ({bits})</source>
        <translation>Wie das Foto ({bits})</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Farbprofil</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>For JPEG and WebP. 95 is hardly to be told from the picture; 100 makes WebP lossless.</source>
        <translation>Für JPEG und WebP. 95 ist kaum vom Bild zu unterscheiden; 100 macht WebP verlustfrei.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>It goes with the file, so that other programs show the same colours.</source>
        <translation>Es steht in der Datei, damit andere Programme dieselben Farben zeigen.</translation>
    </message>
    <message>
        <source>JPEG and WebP have 8 bits per channel.</source>
        <translation>JPEG und WebP haben 8 Bit je Kanal.</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>Lange Seite</translation>
    </message>
    <message>
        <source>Long side in pixels, or per cent</source>
        <translation>Lange Seite in Pixeln, oder Prozent</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Name der Datei</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Pictures can be made smaller, not larger.</source>
        <translation>Bilder lassen sich verkleinern, nicht vergrößern.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Say that the colours are not the camera&apos;s</source>
        <translation>Angeben, dass die Farben nicht von der Kamera sind</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Der Name ist leer.</translation>
    </message>
    <message>
        <source>The photograph&apos;s: {name}</source>
        <translation>Das des Fotos: {name}</translation>
    </message>
    <message>
        <source>There is a file of this name; Export asks before it is replaced.</source>
        <translation>Eine Datei dieses Namens gibt es; „Exportieren“ fragt, bevor sie ersetzt wird.</translation>
    </message>
    <message>
        <source>What the photograph&apos;s file says of itself (EXIF, XMP, IPTC) goes into the new one.</source>
        <translation>Was die Datei des Fotos über sich sagt (EXIF, XMP, IPTC), kommt in die neue.</translation>
    </message>
    <message>
        <source>Without places, names and serial numbers</source>
        <translation>Ohne Orte, Namen und Seriennummern</translation>
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
        <translation>Bild wird kopiert …</translation>
    </message>
    <message>
        <source>Export cut-out</source>
        <translation>Freisteller exportieren</translation>
    </message>
    <message>
        <source>Export mask</source>
        <translation>Maske exportieren</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation>{name} wird exportiert …</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>farbe</translation>
    </message>
    <message>
        <source>cut-out</source>
        <translation>freisteller</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>maske</translation>
    </message>
</context>
<context>
    <name>EyedropperTool</name>
    <message>
        <source>Eyedropper</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Take a colour from the picture; [ and ] change the sample. With Point and Brush, hold Alt.</source>
        <translation>Eine Farbe aus dem Bild aufnehmen; [ und ] ändern das Messfeld. Mit Punkt und Pinsel: Alt halten.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>It is in “{folder}”. Replacing it cannot be undone.</source>
        <translation>Sie liegt in „{folder}“. Das Ersetzen lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>There is already a file “{name}”.</source>
        <translation>Es gibt schon eine Datei „{name}“.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>A window works on one photograph: “{name}” was opened.</source>
        <translation>Ein Fenster bearbeitet ein Foto: „{name}“ wurde geöffnet.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Another page</source>
        <translation>Andere Seite</translation>
    </message>
    <message>
        <source>Another page…</source>
        <translation>Andere Seite …</translation>
    </message>
    <message>
        <source>Another window or program has saved it. Replacing it loses what was done there.</source>
        <translation>Ein anderes Fenster oder Programm hat es gespeichert. Beim Ersetzen geht verloren, was dort getan wurde.</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Anderswo geändert</translation>
    </message>
    <message>
        <source>Colour it anew</source>
        <translation>Neu kolorieren</translation>
    </message>
    <message>
        <source>Connect its disk, or take it off the list on the welcome page.</source>
        <translation>Den Datenträger anschließen oder es auf der Startseite aus der Liste nehmen.</translation>
    </message>
    <message>
        <source>Copy a picture in another program first.</source>
        <translation>Zuerst in einem anderen Programm ein Bild kopieren.</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>It holds your hints and colours, which are lost otherwise. The photograph is not changed.</source>
        <translation>Es enthält Ihre Hinweise und Farben, die sonst verloren gehen. Das Foto wird nicht verändert.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open folder of frames</source>
        <translation>Ordner mit Einzelbildern öffnen</translation>
    </message>
    <message>
        <source>Open the others one after another.</source>
        <translation>Die anderen nacheinander öffnen.</translation>
    </message>
    <message>
        <source>Open what there is</source>
        <translation>Öffnen, was da ist</translation>
    </message>
    <message>
        <source>Otherwise what you did since it was last saved is lost.</source>
        <translation>Sonst geht verloren, was Sie seit dem letzten Speichern getan haben.</translation>
    </message>
    <message>
        <source>Page, 1 to {last}:</source>
        <translation>Seite, 1 bis {last}:</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Photographs, films and projects ({p})</source>
        <translation>Fotos, Filme und Projekte ({p})</translation>
    </message>
    <message>
        <source>Recolour it</source>
        <translation>Umfärben</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Save the project “{name}”?</source>
        <translation>Das Projekt „{name}“ speichern?</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern …</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>Tintype projects (*{suffix})</source>
        <translation>Tintype-Projekte (*{suffix})</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>the sample</source>
        <translation>das Beispiel</translation>
    </message>
    <message>
        <source>“{name}” has been changed since you opened it.</source>
        <translation>„{name}“ wurde geändert, seit Sie es geöffnet haben.</translation>
    </message>
    <message>
        <source>“{name}” has colours. Recolour it, or colour it anew?</source>
        <translation>„{name}“ hat Farben. Umfärben oder neu kolorieren?</translation>
    </message>
    <message>
        <source>“{name}” is not there.</source>
        <translation>„{name}“ ist nicht da.</translation>
    </message>
</context>
<context>
    <name>FilmBar</name>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Bild {number} von {count}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Scene {number} of {count}</source>
        <translation>Szene {number} von {count}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>FilmExportDialog</name>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Choose place…</source>
        <translation>Ort wählen …</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>Folder of frames, {kind}</source>
        <translation>Ordner mit Einzelbildern, {kind}</translation>
    </message>
    <message>
        <source>Say that the colours are not the camera&apos;s</source>
        <translation>Angeben, dass die Farben nicht von der Kamera sind</translation>
    </message>
    <message>
        <source>Sound, subtitles and the time of each frame are kept. You can work on meanwhile.</source>
        <translation>Ton, Untertitel und die Zeit jedes Bildes bleiben erhalten. Sie können inzwischen weiterarbeiten.</translation>
    </message>
</context>
<context>
    <name>FilmExporting</name>
    <message>
        <source>Export film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The export was stopped. What is done is kept: exported to the same place, it goes on there.</source>
        <translation>Der Export wurde angehalten. Was fertig ist, bleibt: an denselben Ort exportiert, geht er dort weiter.</translation>
    </message>
    <message>
        <source>The film is written: “{name}”, {count} frames.</source>
        <translation>Der Film ist geschrieben: „{name}“, {count} Bilder.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it in the status bar.</source>
        <translation>Warten Sie darauf, oder halten Sie ihn in der Statuszeile an.</translation>
    </message>
    <message>
        <source>What is done is kept: exported to the same place, it goes on there.</source>
        <translation>Was fertig ist, bleibt: an denselben Ort exportiert, geht es dort weiter.</translation>
    </message>
    <message>
        <source>{count} frames could not be read: the ones before are shown in their place.</source>
        <translation>{count} Bilder waren nicht lesbar: an ihrer Stelle stehen die davor.</translation>
    </message>
    <message>
        <source>{film}-colour</source>
        <translation>{film}-farbig</translation>
    </message>
    <message>
        <source>“{name}” is still being exported.</source>
        <translation>„{name}“ wird noch exportiert.</translation>
    </message>
    <message>
        <source>“{name}” is still being exported. Stop?</source>
        <translation>„{name}“ wird noch exportiert. Anhalten?</translation>
    </message>
</context>
<context>
    <name>FilmFiles</name>
    <message>
        <source>Choose the film</source>
        <translation>Film wählen</translation>
    </message>
    <message>
        <source>Choose the film…</source>
        <translation>Film wählen …</translation>
    </message>
    <message>
        <source>Film not found</source>
        <translation>Film nicht gefunden</translation>
    </message>
    <message>
        <source>Films ({patterns})</source>
        <translation>Filme ({patterns})</translation>
    </message>
    <message>
        <source>It was in “{folder}”. Connect its disk, or say where the film is now.</source>
        <translation>Er lag in „{folder}“. Schließen Sie den Datenträger an, oder geben Sie an, wo der Film jetzt ist.</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
        <source>The film “{name}” is not there any more.</source>
        <translation>Der Film „{name}“ ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>FilmProgress</name>
    <message>
        <source>Progress of the film</source>
        <translation>Fortschritt des Films</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>{hours} h left</source>
        <translation>noch {hours} h</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>noch {minutes} min</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>noch {seconds} s</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Bild {number} von {count}</translation>
    </message>
    <message>
        <source>Frame {number}, {time}, scene {scene}</source>
        <translation>Bild {number}, {time}, Szene {scene}</translation>
    </message>
    <message>
        <source>Key frame {number}, {time}, scene {scene}</source>
        <translation>Schlüsselbild {number}, {time}, Szene {scene}</translation>
    </message>
</context>
<context>
    <name>Filming</name>
    <message>
        <source>As the film is coloured</source>
        <translation>Wie der Film koloriert wird</translation>
    </message>
    <message>
        <source>Frame {number} is no key frame any more.</source>
        <translation>Bild {number} ist kein Schlüsselbild mehr.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Folder of photographs</source>
        <translation>Ordner mit Fotos</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the folder off this list; the folder itself stays as it is</source>
        <translation>Den Ordner aus dieser Liste nehmen; der Ordner selbst bleibt, wie er ist</translation>
    </message>
</context>
<context>
    <name>GamutMap</name>
    <message>
        <source>Arrow keys change the colour, with Shift in larger steps.</source>
        <translation>Pfeiltasten ändern die Farbe, mit Umschalt in größeren Schritten.</translation>
    </message>
    <message>
        <source>Colours at this lightness</source>
        <translation>Farben bei dieser Helligkeit</translation>
    </message>
    <message>
        <source>drawn brighter</source>
        <translation>heller gezeichnet</translation>
    </message>
    <message>
        <source>drawn darker</source>
        <translation>dunkler gezeichnet</translation>
    </message>
</context>
<context>
    <name>GlobalPanel</name>
    <message>
        <source>Change saturation</source>
        <translation>Sättigung ändern</translation>
    </message>
    <message>
        <source>Change vividness</source>
        <translation>Farbkraft ändern</translation>
    </message>
    <message>
        <source>How bold the colours are that nobody chose: calm to vivid</source>
        <translation>Wie kräftig die Farben sind, die niemand gewählt hat: ruhig bis lebhaft</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Saturation as predicted</source>
        <translation>Sättigung wie vorhergesagt</translation>
    </message>
    <message>
        <source>Saturation of the whole picture</source>
        <translation>Sättigung des ganzen Bildes</translation>
    </message>
    <message>
        <source>Vividness</source>
        <translation>Farbkraft</translation>
    </message>
    <message>
        <source>Vividness as predicted</source>
        <translation>Farbkraft wie vorhergesagt</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>A hint selected</source>
        <translation>Ein Hinweis ausgewählt</translation>
    </message>
    <message>
        <source>A new hint takes the likeliest colour of its place and stays selected: pick another colour for it, or click elsewhere</source>
        <translation>Ein neuer Hinweis nimmt die wahrscheinlichste Farbe seiner Stelle und bleibt ausgewählt: eine andere Farbe für ihn wählen oder anderswo klicken</translation>
    </message>
    <message>
        <source>A region chosen</source>
        <translation>Ein Bereich gewählt</translation>
    </message>
    <message>
        <source>Add a point in the middle of the view</source>
        <translation>Einen Punkt in die Mitte der Ansicht setzen</translation>
    </message>
    <message>
        <source>Add a point, move it</source>
        <translation>Einen Punkt setzen, ihn verschieben</translation>
    </message>
    <message>
        <source>Add to the current region, take away from it</source>
        <translation>Zum aktuellen Bereich hinzufügen, von ihm wegnehmen</translation>
    </message>
    <message>
        <source>Alt + click (Point, Brush)</source>
        <translation>Alt + Klick (Punkt, Pinsel)</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift farther (Select)</source>
        <translation>Pfeiltasten, mit Umschalt weiter (Auswählen)</translation>
    </message>
    <message>
        <source>Click, drag (Point)</source>
        <translation>Klicken, ziehen (Punkt)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Ctrl + Tab, Shift + Tab</source>
        <translation>Strg + Tab, Umschalt + Tab</translation>
    </message>
    <message>
        <source>Delete the point</source>
        <translation>Den Punkt löschen</translation>
    </message>
    <message>
        <source>Drag, or clicks and Return (Lasso)</source>
        <translation>Ziehen, oder Klicks und Eingabe (Lasso)</translation>
    </message>
    <message>
        <source>Draw a region freehand, or corner by corner</source>
        <translation>Einen Bereich frei oder Ecke für Ecke zeichnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give a suggested colour to the hint at the place that was clicked</source>
        <translation>Dem Hinweis an der angeklickten Stelle eine vorgeschlagene Farbe geben</translation>
    </message>
    <message>
        <source>Go on from the photograph to the next control</source>
        <translation>Vom Foto zum nächsten Bedienelement gehen</translation>
    </message>
    <message>
        <source>Hints placed in it change nothing outside of it; the rest is as ever</source>
        <translation>Hinweise darin ändern nichts außerhalb; alles andere ist wie immer</translation>
    </message>
    <message>
        <source>Hold O</source>
        <translation>O halten</translation>
    </message>
    <message>
        <source>Insert (Point)</source>
        <translation>Einfg (Punkt)</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>More, less of what was found last</source>
        <translation>Mehr, weniger von dem, was zuletzt gefunden wurde</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Das Foto verschieben</translation>
    </message>
    <message>
        <source>Move the photograph: sideways, and as the fingers go</source>
        <translation>Das Foto verschieben: seitwärts, und wie die Finger gehen</translation>
    </message>
    <message>
        <source>Move the selected hints</source>
        <translation>Die ausgewählten Hinweise verschieben</translation>
    </message>
    <message>
        <source>No colour chosen</source>
        <translation>Keine Farbe gewählt</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>On the photograph</source>
        <translation>Auf dem Foto</translation>
    </message>
    <message>
        <source>One step back: abandon a gesture, stop learning, let go of hint, colour and region</source>
        <translation>Einen Schritt zurück: eine Geste abbrechen, das Lernen anhalten, Hinweis, Farbe und Bereich loslassen</translation>
    </message>
    <message>
        <source>Put all panels away, and back</source>
        <translation>Alle Bedienfelder aus- und wieder einblenden</translation>
    </message>
    <message>
        <source>Right click (Point)</source>
        <translation>Rechtsklick (Punkt)</translation>
    </message>
    <message>
        <source>Select several hints</source>
        <translation>Mehrere Hinweise auswählen</translation>
    </message>
    <message>
        <source>Shift + click, drag a frame (Select)</source>
        <translation>Umschalt + Klick, Rahmen ziehen (Auswählen)</translation>
    </message>
    <message>
        <source>Shift + wheel, two fingers on a touchpad</source>
        <translation>Umschalt + Mausrad, zwei Finger auf dem Touchpad</translation>
    </message>
    <message>
        <source>Shift, Alt (tools of regions)</source>
        <translation>Umschalt, Alt (Bereichswerkzeuge)</translation>
    </message>
    <message>
        <source>Size of points, brush and eraser</source>
        <translation>Größe von Punkten, Pinsel und Radierer</translation>
    </message>
    <message>
        <source>Space + Shift + drag</source>
        <translation>Leertaste + Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>Space + drag, middle button</source>
        <translation>Leertaste + Ziehen, mittlere Taste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tab, Shift + Tab, Alt + wheel (Select thing, Wand)</source>
        <translation>Tab, Umschalt + Tab, Alt + Mausrad (Objekt auswählen, Zauberstab)</translation>
    </message>
    <message>
        <source>Take the colour under the pointer</source>
        <translation>Die Farbe unter dem Zeiger aufnehmen</translation>
    </message>
    <message>
        <source>The untouched photograph</source>
        <translation>Das unberührte Foto</translation>
    </message>
    <message>
        <source>Turn the view</source>
        <translation>Die Ansicht drehen</translation>
    </message>
    <message>
        <source>What is picked is for that hint only; the panel&apos;s head names it</source>
        <translation>Was gewählt wird, gilt nur diesem Hinweis; der Kopf des Bedienfelds nennt ihn</translation>
    </message>
    <message>
        <source>What is picked is for the next hints, until Esc or the head&apos;s x forgets it</source>
        <translation>Was gewählt wird, gilt den nächsten Hinweisen, bis Esc oder das x im Kopf es vergisst</translation>
    </message>
    <message>
        <source>Wheel, pinch</source>
        <translation>Mausrad, Auf- und Zuziehen</translation>
    </message>
    <message>
        <source>Whom a colour is for</source>
        <translation>Wem eine Farbe gilt</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>[ and ], Alt + wheel, pen pressure</source>
        <translation>[ und ], Alt + Mausrad, Stiftdruck</translation>
    </message>
</context>
<context>
    <name>HintCommands</name>
    <message>
        <source>Arrange hints</source>
        <translation>Hinweise anordnen</translation>
    </message>
    <message>
        <source>Change reach</source>
        <translation>Reichweite ändern</translation>
    </message>
    <message>
        <source>Change strength</source>
        <translation>Stärke ändern</translation>
    </message>
    <message>
        <source>Copied: {hints}. The picture is copied by Ctrl+Shift+C.</source>
        <translation>Kopiert: {hints}. Das Bild kopiert Strg+Umschalt+C.</translation>
    </message>
    <message>
        <source>Cut hints</source>
        <translation>Hinweise ausschneiden</translation>
    </message>
    <message>
        <source>Delete hint</source>
        <translation>Hinweis löschen</translation>
    </message>
    <message>
        <source>Delete hints</source>
        <translation>Hinweise löschen</translation>
    </message>
    <message>
        <source>Duplicate hints</source>
        <translation>Hinweise duplizieren</translation>
    </message>
    <message>
        <source>Group hints</source>
        <translation>Hinweise gruppieren</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Gruppe {number}</translation>
    </message>
    <message>
        <source>Hide hints</source>
        <translation>Hinweise ausblenden</translation>
    </message>
    <message>
        <source>Lock hints</source>
        <translation>Hinweise sperren</translation>
    </message>
    <message>
        <source>Move hints to region</source>
        <translation>Hinweise in Bereich verschieben</translation>
    </message>
    <message>
        <source>Paste hints</source>
        <translation>Hinweise einfügen</translation>
    </message>
    <message>
        <source>Paste them in the mode that they were copied in.</source>
        <translation>Sie in dem Modus einfügen, in dem sie kopiert wurden.</translation>
    </message>
    <message>
        <source>Remove all hints</source>
        <translation>Alle Hinweise entfernen</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Gruppe umbenennen</translation>
    </message>
    <message>
        <source>Rename hint</source>
        <translation>Hinweis umbenennen</translation>
    </message>
    <message>
        <source>Show hints</source>
        <translation>Hinweise einblenden</translation>
    </message>
    <message>
        <source>Ungroup hints</source>
        <translation>Gruppierung aufheben</translation>
    </message>
    <message>
        <source>Unlock hints</source>
        <translation>Hinweise entsperren</translation>
    </message>
    <message>
        <source>{count} of the hints mean nothing here and are left out.</source>
        <translation>{count} der Hinweise bedeuten hier nichts und bleiben weg.</translation>
    </message>
</context>
<context>
    <name>HintContext</name>
    <message>
        <source>Change colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <source>No colour is chosen: the next hint takes the likeliest one of its place.</source>
        <translation>Keine Farbe ist gewählt: der nächste Hinweis nimmt die wahrscheinlichste seiner Stelle.</translation>
    </message>
    <message>
        <source>Unlock it in the Hints panel to change it.</source>
        <translation>Zum Ändern im Bedienfeld „Hinweise“ entsperren.</translation>
    </message>
    <message>
        <source>{title} are locked.</source>
        <translation>{title} sind gesperrt.</translation>
    </message>
    <message>
        <source>“{title}” is locked.</source>
        <translation>„{title}“ ist gesperrt.</translation>
    </message>
</context>
<context>
    <name>HintDelegate</name>
    <message>
        <source>Delete  (Del)</source>
        <translation>Löschen  (Entf)</translation>
    </message>
    <message>
        <source>Double-click to rename  (F2)</source>
        <translation>Doppelklick zum Umbenennen  (F2)</translation>
    </message>
    <message>
        <source>Double-click to see its place</source>
        <translation>Doppelklick zeigt seine Stelle</translation>
    </message>
    <message>
        <source>Fold or unfold the group</source>
        <translation>Gruppe zu- oder aufklappen</translation>
    </message>
    <message>
        <source>Hide  (Space)</source>
        <translation>Ausblenden  (Leertaste)</translation>
    </message>
    <message>
        <source>Lock: nothing moves, recolours or deletes it</source>
        <translation>Sperren: nichts verschiebt, umfärbt oder löscht ihn</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Show  (Space)</source>
        <translation>Einblenden  (Leertaste)</translation>
    </message>
    <message>
        <source>Solo: on the screen it alone counts</source>
        <translation>Solo: auf dem Bildschirm zählt nur er</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>HintModel</name>
    <message>
        <source>group of {hints}</source>
        <translation>Gruppe aus {hints}</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>HintNames</name>
    <message>
        <source>1 hint</source>
        <translation>1 Hinweis</translation>
    </message>
    <message>
        <source>Point {number}</source>
        <translation>Punkt {number}</translation>
    </message>
    <message>
        <source>Stroke {number}</source>
        <translation>Strich {number}</translation>
    </message>
    <message>
        <source>{count} hints</source>
        <translation>{count} Hinweise</translation>
    </message>
</context>
<context>
    <name>HintTree</name>
    <message>
        <source>Hints, topmost first</source>
        <translation>Hinweise, der oberste zuerst</translation>
    </message>
    <message>
        <source>everything like it</source>
        <translation>alles Ähnliche</translation>
    </message>
    <message>
        <source>keeps what is there</source>
        <translation>bewahrt, was da ist</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>reach {share:.0f} %</source>
        <translation>Reichweite {share:.0f} %</translation>
    </message>
</context>
<context>
    <name>HintsPanel</name>
    <message>
        <source>Delete the selected hints  (Del)</source>
        <translation>Die ausgewählten Hinweise löschen  (Entf)</translation>
    </message>
    <message>
        <source>End solo</source>
        <translation>Solo beenden</translation>
    </message>
    <message>
        <source>Group the selected hints  (Ctrl+G)</source>
        <translation>Die ausgewählten Hinweise gruppieren  (Strg+G)</translation>
    </message>
    <message>
        <source>Let all hints count again</source>
        <translation>Alle Hinweise wieder zählen lassen</translation>
    </message>
    <message>
        <source>No hints yet: click the photograph with Point, or draw with Brush.</source>
        <translation>Noch keine Hinweise: mit „Punkt“ ins Foto klicken oder mit „Pinsel“ malen.</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>Reach: from only here to everything like it</source>
        <translation>Reichweite: von nur hier bis alles Ähnliche</translation>
    </message>
    <message>
        <source>Solo: {solo} of {count}</source>
        <translation>Solo: {solo} von {count}</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Strength of the colour</source>
        <translation>Stärke der Farbe</translation>
    </message>
    <message>
        <source>{selected} of {count} hints</source>
        <translation>{selected} von {count} Hinweisen</translation>
    </message>
</context>
<context>
    <name>HistogramPanel</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear histogram</source>
        <translation>Histogramm leeren</translation>
    </message>
    <message>
        <source>Colours as in a photograph</source>
        <translation>Farben wie in einem Foto</translation>
    </message>
    <message>
        <source>Drop a colour photograph here: this picture takes over how often each colour occurs.</source>
        <translation>Ein Farbfoto hier ablegen: dieses Bild übernimmt, wie oft jede Farbe vorkommt.</translation>
    </message>
    <message>
        <source>Leave the colours to the method again</source>
        <translation>Die Farben wieder der Methode überlassen</translation>
    </message>
    <message>
        <source>Photograph for the histogram</source>
        <translation>Foto für das Histogramm</translation>
    </message>
    <message>
        <source>Set histogram</source>
        <translation>Histogramm setzen</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>Histogramm</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Click a step to go back or forward to it (arrow keys: one by one)</source>
        <translation>Einen Schritt anklicken, um zu ihm zurück oder vor zu gehen (Pfeiltasten: einzeln)</translation>
    </message>
    <message>
        <source>Open “{name}”</source>
        <translation>„{name}“ öffnen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>HsvMixer</name>
    <message>
        <source>Hue</source>
        <translation>Farbton</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Hellwert</translation>
    </message>
</context>
<context>
    <name>IconBar</name>
    <message>
        <source>Panels</source>
        <translation>Bedienfelder</translation>
    </message>
</context>
<context>
    <name>LassoTool</name>
    <message>
        <source>Draw around a region, or click its corners and end with a double click or Return. Shift adds to the current region, Alt takes away.</source>
        <translation>Einen Bereich umfahren, oder seine Ecken anklicken und mit Doppelklick oder Eingabe enden. Umschalt fügt zum aktuellen Bereich hinzu, Alt nimmt weg.</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Cool</source>
        <translation>Kühl</translation>
    </message>
    <message>
        <source>Golden</source>
        <translation>Golden</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>No reference</source>
        <translation>Ohne Vorlage</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Vivid</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Copied: the clipboard has the picture, {width} × {height} px</source>
        <translation>Kopiert: das Bild ist in der Zwischenablage, {width} × {height} px</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportiert nach {path}</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
        <source>Photographs: {summary}.</source>
        <translation>Fotos: {summary}.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>MapButton</name>
    <message>
        <source>{title}: show it over the photograph</source>
        <translation>{title}: über dem Foto zeigen</translation>
    </message>
</context>
<context>
    <name>MapThumbnails</name>
    <message>
        <source>Bright is what the references tell; dark places need a pair of places, or a hint.</source>
        <translation>Hell ist, was die Vorlagen sagen; dunkle Stellen brauchen ein Stellenpaar oder einen Hinweis.</translation>
    </message>
    <message>
        <source>Bright is where it belongs. A click on the map, or Esc, puts it away.</source>
        <translation>Hell ist, wo es hingehört. Ein Klick auf die Karte oder Esc blendet sie aus.</translation>
    </message>
    <message>
        <source>Probability maps</source>
        <translation>Wahrscheinlichkeitskarten</translation>
    </message>
    <message>
        <source>The next stroke belongs where “In doubt” is bright, or a map is bright by mistake.</source>
        <translation>Der nächste Strich gehört dorthin, wo „Zweifelhaft“ hell ist oder eine Karte fälschlich hell ist.</translation>
    </message>
</context>
<context>
    <name>Maps</name>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Colour {number}</source>
        <translation>Farbe {number}</translation>
    </message>
    <message>
        <source>From the references</source>
        <translation>Aus den Vorlagen</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>What {hint} colours</source>
        <translation>Was {hint} färbt</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>&amp;Modus</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Fi&amp;lm</source>
        <translation>Fi&amp;lm</translation>
    </message>
    <message>
        <source>H&amp;ints</source>
        <translation>H&amp;inweise</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>Was das Bild zeigt</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Put the message and its technical details on the clipboard</source>
        <translation>Die Meldung und ihre technischen Einzelheiten in die Zwischenablage legen</translation>
    </message>
</context>
<context>
    <name>MethodOption</name>
    <message>
        <source>Change method</source>
        <translation>Methode ändern</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>{method}
It takes: {what}.</source>
        <translation>{method}
Sie nimmt an: {what}.</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Drag the frame, or use the arrow keys, to move the view; the wheel zooms</source>
        <translation>Den Rahmen ziehen oder die Pfeiltasten benutzen, um die Ansicht zu verschieben; das Mausrad zoomt</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>Navigator</translation>
    </message>
</context>
<context>
    <name>NavigatorButton</name>
    <message>
        <source>Navigator</source>
        <translation>Navigator</translation>
    </message>
    <message>
        <source>Navigator: the whole photograph, to move the view on</source>
        <translation>Navigator: das ganze Foto, um die Ansicht darauf zu verschieben</translation>
    </message>
</context>
<context>
    <name>NextPlace</name>
    <message>
        <source>No large part is in doubt any more: each has a hint.</source>
        <translation>Kein großer Teil ist mehr zweifelhaft: jeder hat einen Hinweis.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>This method does not know where it is in doubt.</source>
        <translation>Diese Methode weiß nicht, wo sie zweifelt.</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n} von {count}</translation>
    </message>
    <message>
        <source>“{title}” does.</source>
        <translation>„{title}“ weiß es.</translation>
    </message>
</context>
<context>
    <name>PairList</name>
    <message>
        <source>Pair {number}: remove</source>
        <translation>Paar {number}: entfernen</translation>
    </message>
    <message>
        <source>Take this pair of places away</source>
        <translation>Dieses Stellenpaar wegnehmen</translation>
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
        <translation>Im Reiter „Vorlagen“ eine hinzufügen, dann Stellen paaren.</translation>
    </message>
    <message>
        <source>Click a place, then the same thing in the reference. Drag a pair; right click takes it away.</source>
        <translation>Eine Stelle anklicken, dann dasselbe in der Vorlage. Ein Paar ziehen; Rechtsklick nimmt es weg.</translation>
    </message>
    <message>
        <source>Move pair</source>
        <translation>Paar verschieben</translation>
    </message>
    <message>
        <source>Now click the same thing in the reference.</source>
        <translation>Jetzt dasselbe in der Vorlage anklicken.</translation>
    </message>
    <message>
        <source>Pair of places</source>
        <translation>Stellenpaar</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>Paar entfernen</translation>
    </message>
    <message>
        <source>There is no reference yet.</source>
        <translation>Noch gibt es keine Vorlage.</translation>
    </message>
</context>
<context>
    <name>PaletteMenu</name>
    <message>
        <source>&amp;Read a palette…</source>
        <translation>Palette &amp;einlesen …</translation>
    </message>
    <message>
        <source>&amp;Write a palette…</source>
        <translation>Palette &amp;schreiben …</translation>
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
        <translation>Hexadezimale Liste, ohne Namen (*.hex)</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Palettes ({patterns} *.txt);;All files (*)</source>
        <translation>Paletten ({patterns} *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read a palette</source>
        <translation>Palette einlesen</translation>
    </message>
    <message>
        <source>Read and write palettes: GIMP .gpl, Adobe .ase, hexadecimal lists</source>
        <translation>Paletten einlesen und schreiben: GIMP .gpl, Adobe .ase, hexadezimale Listen</translation>
    </message>
    <message>
        <source>Write a palette</source>
        <translation>Palette schreiben</translation>
    </message>
    <message>
        <source>{what}: palette files</source>
        <translation>{what}: Palettendateien</translation>
    </message>
</context>
<context>
    <name>PanTool</name>
    <message>
        <source>Drag to move the photograph, with Shift to turn the view; with any tool, hold Space or the middle button.</source>
        <translation>Ziehen verschiebt das Foto, mit Umschalt dreht es die Ansicht; mit jedem Werkzeug: Leertaste oder mittlere Taste halten.</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Hand</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Methods that do: {titles}.</source>
        <translation>Methoden, die es tun: {titles}.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>The method “{name}” is not there.</source>
        <translation>Die Methode „{name}“ ist nicht da.</translation>
    </message>
    <message>
        <source>“{title}” takes no {what}.</source>
        <translation>„{title}“ nimmt nicht an: {what}.</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Recommended references</source>
        <translation>Empfohlene Vorlagen</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbthema</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Farbthemen</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
</context>
<context>
    <name>PhotoInput</name>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation>Fotos ({patterns})</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>{title}: choose a file. Photographs can be dropped here, too.</source>
        <translation>{title}: eine Datei wählen. Fotos lassen sich hier auch ablegen.</translation>
    </message>
    <message>
        <source>{title}: take the picture on the clipboard</source>
        <translation>{title}: das Bild aus der Zwischenablage nehmen</translation>
    </message>
</context>
<context>
    <name>PictureButton</name>
    <message>
        <source>Being computed</source>
        <translation>Wird berechnet</translation>
    </message>
    <message>
        <source>The present one</source>
        <translation>Das jetzige</translation>
    </message>
</context>
<context>
    <name>PointTool</name>
    <message>
        <source>Add point</source>
        <translation>Punkt setzen</translation>
    </message>
    <message>
        <source>Click to add a point, drag to move it, right click to delete; [ and ] change its size.</source>
        <translation>Klick setzt einen Punkt, Ziehen verschiebt ihn, Rechtsklick löscht ihn; [ und ] ändern seine Größe.</translation>
    </message>
    <message>
        <source>Delete point</source>
        <translation>Punkt löschen</translation>
    </message>
    <message>
        <source>Move point</source>
        <translation>Punkt verschieben</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Resize point</source>
        <translation>Punktgröße ändern</translation>
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
        <translation>&amp;Automatisch sichern</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Working size, this project</source>
        <translation>Arbeitsg&amp;röße, dieses Projekt</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic is the GPU where there is one.</source>
        <translation>Automatisch ist die GPU, wo es eine gibt.</translation>
    </message>
    <message>
        <source>Change working size</source>
        <translation>Arbeitsgröße ändern</translation>
    </message>
    <message>
        <source>Colour photographs that references are recommended from, with all folders in these.</source>
        <translation>Farbfotos, aus denen Vorlagen empfohlen werden, mit allen Ordnern darin.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Li&amp;brary</source>
        <translation>&amp;Bibliothek</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Processor cores to compute with.</source>
        <translation>Prozessorkerne, mit denen gerechnet wird.</translation>
    </message>
    <message>
        <source>Short side of the picture that a method looks at. The export has all its pixels.</source>
        <translation>Kurze Seite des Bildes, das eine Methode ansieht. Der Export hat alle Pixel.</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>Unsaved work is put aside for a crash; photograph and project file are never touched.</source>
        <translation>Nicht gespeicherte Arbeit wird für den Fall eines Absturzes gesichert; Foto und Projektdatei bleiben unberührt.</translation>
    </message>
    <message>
        <source>Working size, &amp;new projects</source>
        <translation>Arbeitsgröße, &amp;neue Projekte</translation>
    </message>
    <message>
        <source>every </source>
        <translation>alle </translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
</context>
<context>
    <name>ProjectColors</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add swatch</source>
        <translation>Farbfeld hinzufügen</translation>
    </message>
    <message>
        <source>Colours of this project</source>
        <translation>Farben dieses Projekts</translation>
    </message>
    <message>
        <source>Keep the current colour in this project under a name</source>
        <translation>Die aktuelle Farbe unter einem Namen in diesem Projekt behalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove swatch</source>
        <translation>Farbfeld entfernen</translation>
    </message>
    <message>
        <source>Remove the selected colour (Delete)</source>
        <translation>Die ausgewählte Farbe entfernen (Entf)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename swatch</source>
        <translation>Farbfeld umbenennen</translation>
    </message>
    <message>
        <source>Rename the selected colour (F2)</source>
        <translation>Die ausgewählte Farbe umbenennen (F2)</translation>
    </message>
    <message>
        <source>Swatch {number}</source>
        <translation>Farbfeld {number}</translation>
    </message>
</context>
<context>
    <name>ProtectTool</name>
    <message>
        <source>Draw over what is to stay as it is.</source>
        <translation>Übermalen, was bleiben soll, wie es ist.</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Schützen</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Nothing opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
</context>
<context>
    <name>RecentTile</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>{name} aus der Liste nehmen</translation>
    </message>
    <message>
        <source>{name}, not there</source>
        <translation>{name}, nicht da</translation>
    </message>
    <message>
        <source>{path}
is not there: is its disk connected?</source>
        <translation>{path}
ist nicht da: ist der Datenträger angeschlossen?</translation>
    </message>
</context>
<context>
    <name>RecommendedPanel</name>
    <message>
        <source>A copy of this photograph, or of one before it.</source>
        <translation>Eine Kopie dieses Fotos oder eines davor.</translation>
    </message>
    <message>
        <source>Choose the folders that references are recommended from</source>
        <translation>Die Ordner wählen, aus denen Vorlagen empfohlen werden</translation>
    </message>
    <message>
        <source>Colour it from the best</source>
        <translation>Nach der besten kolorieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Files of the library that cannot be read: {number} (rest here to see them)</source>
        <translation>Nicht lesbare Dateien der Bibliothek: {number} (Zeiger hier ruhen lassen, um sie zu sehen)</translation>
    </message>
    <message>
        <source>Hover to try it, click to take it</source>
        <translation>Darüberfahren probiert, Klick nimmt</translation>
    </message>
    <message>
        <source>Leave out copies of this photograph</source>
        <translation>Kopien dieses Fotos weglassen</translation>
    </message>
    <message>
        <source>Library…</source>
        <translation>Bibliothek …</translation>
    </message>
    <message>
        <source>Looking for references…</source>
        <translation>Vorlagen werden gesucht …</translation>
    </message>
    <message>
        <source>Name folders of colour photographs: those that fit this one best are shown here.</source>
        <translation>Ordner mit Farbfotos nennen: die hier am besten passenden werden gezeigt.</translation>
    </message>
    <message>
        <source>Other versions of this very photograph, and all but one of several alike</source>
        <translation>Andere Fassungen eben dieses Fotos, und alle bis auf eines von mehreren gleichen</translation>
    </message>
    <message>
        <source>Reading the library</source>
        <translation>Bibliothek wird gelesen</translation>
    </message>
    <message>
        <source>Reading the library: {done} of {total} photographs</source>
        <translation>Bibliothek wird gelesen: {done} von {total} Fotos</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Take recommended reference</source>
        <translation>Empfohlene Vorlage nehmen</translation>
    </message>
    <message>
        <source>Take the photograph of your library that fits best as the reference</source>
        <translation>Das am besten passende Foto der Bibliothek als Vorlage nehmen</translation>
    </message>
    <message>
        <source>The result that each photograph of your library would give.</source>
        <translation>Das Ergebnis, das jedes Foto der Bibliothek ergäbe.</translation>
    </message>
    <message>
        <source>There is no colour photograph in the library yet.</source>
        <translation>In der Bibliothek ist noch kein Farbfoto.</translation>
    </message>
    <message>
        <source>reference photographs</source>
        <translation>Vorlagenfotos</translation>
    </message>
</context>
<context>
    <name>RectangleTool</name>
    <message>
        <source>Drag from corner to corner. Shift adds to the current region, Alt takes away.</source>
        <translation>Von Ecke zu Ecke ziehen. Umschalt fügt zum aktuellen Bereich hinzu, Alt nimmt weg.</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
</context>
<context>
    <name>ReferencePanel</name>
    <message>
        <source>Add reference</source>
        <translation>Vorlage hinzufügen</translation>
    </message>
    <message>
        <source>Arrow keys move the cross hair, Return takes the colour.</source>
        <translation>Pfeiltasten bewegen das Fadenkreuz, Eingabe nimmt die Farbe auf.</translation>
    </message>
    <message>
        <source>Click the same thing here.</source>
        <translation>Hier dasselbe anklicken.</translation>
    </message>
    <message>
        <source>Click to take a colour.</source>
        <translation>Ein Klick nimmt eine Farbe auf.</translation>
    </message>
    <message>
        <source>Drop colour photographs here; this picture borrows their colours.</source>
        <translation>Farbfotos hier ablegen; dieses Bild leiht sich ihre Farben.</translation>
    </message>
    <message>
        <source>Only its histogram</source>
        <translation>Nur ihr Histogramm</translation>
    </message>
    <message>
        <source>Only its theme</source>
        <translation>Nur ihr Farbthema</translation>
    </message>
    <message>
        <source>Only the histogram</source>
        <translation>Nur das Histogramm</translation>
    </message>
    <message>
        <source>Only the theme</source>
        <translation>Nur das Farbthema</translation>
    </message>
    <message>
        <source>Pair places</source>
        <translation>Stellen paaren</translation>
    </message>
    <message>
        <source>Reference photograph</source>
        <translation>Vorlagenfoto</translation>
    </message>
    <message>
        <source>Reference strength</source>
        <translation>Stärke der Vorlage</translation>
    </message>
    <message>
        <source>Reference, large</source>
        <translation>Vorlage, groß</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>Paar entfernen</translation>
    </message>
    <message>
        <source>Remove reference</source>
        <translation>Vorlage entfernen</translation>
    </message>
    <message>
        <source>Take it in the place of the photograph</source>
        <translation>Es anstelle des Fotos nehmen</translation>
    </message>
    <message>
        <source>colour theme</source>
        <translation>Farbthema</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>reference photographs</source>
        <translation>Vorlagenfotos</translation>
    </message>
    <message>
        <source>“{name}” is already a reference.</source>
        <translation>„{name}“ ist schon eine Vorlage.</translation>
    </message>
</context>
<context>
    <name>ReferenceRow</name>
    <message>
        <source>How much this photograph counts</source>
        <translation>Wie viel dieses Foto zählt</translation>
    </message>
    <message>
        <source>Reference {number}</source>
        <translation>Vorlage {number}</translation>
    </message>
    <message>
        <source>Remove this reference</source>
        <translation>Diese Vorlage entfernen</translation>
    </message>
    <message>
        <source>Show it large, to take colours from</source>
        <translation>Groß zeigen, um Farben aufzunehmen</translation>
    </message>
    <message>
        <source>{title}: remove</source>
        <translation>{title}: entfernen</translation>
    </message>
    <message>
        <source>{title}: show it large</source>
        <translation>{title}: groß zeigen</translation>
    </message>
    <message>
        <source>{title}: strength</source>
        <translation>{title}: Stärke</translation>
    </message>
</context>
<context>
    <name>RegionCommands</name>
    <message>
        <source>Whole photograph</source>
        <translation>Ganzes Foto</translation>
    </message>
</context>
<context>
    <name>RegionList</name>
    <message>
        <source>F2 renames it, Space hides it, L locks it, Delete removes it.</source>
        <translation>F2 benennt ihn um, Leertaste blendet ihn aus, L sperrt ihn, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>Hide its border and veil</source>
        <translation>Rand und Schleier ausblenden</translation>
    </message>
    <message>
        <source>Hints placed in it go into it.</source>
        <translation>Hinweise darin gehören zu ihm.</translation>
    </message>
    <message>
        <source>Keep its colours</source>
        <translation>Seine Farben behalten</translation>
    </message>
    <message>
        <source>Show its border and veil</source>
        <translation>Rand und Schleier einblenden</translation>
    </message>
    <message>
        <source>Unlock: its colours follow the hints again</source>
        <translation>Entsperren: seine Farben folgen wieder den Hinweisen</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>RegionsPanel</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Change region</source>
        <translation>Bereich ändern</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Cut-out…</source>
        <translation>Freisteller …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Keep as region</source>
        <translation>Als Bereich behalten</translation>
    </message>
    <message>
        <source>Make it a region, for hints of its own and for locks in the other modes</source>
        <translation>Zum Bereich machen, für eigene Hinweise und für Sperren in den anderen Modi</translation>
    </message>
    <message>
        <source>Mark a region and its background first.</source>
        <translation>Zuerst einen Bereich und seinen Hintergrund markieren.</translation>
    </message>
    <message>
        <source>Mask…</source>
        <translation>Maske …</translation>
    </message>
    <message>
        <source>No stroke of {names} can be seen: others cover them.</source>
        <translation>Kein Strich von {names} ist zu sehen: andere verdecken sie.</translation>
    </message>
    <message>
        <source>One more region, with a name of its own</source>
        <translation>Ein weiterer Bereich mit eigenem Namen</translation>
    </message>
    <message>
        <source>Region {number}</source>
        <translation>Bereich {number}</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove region</source>
        <translation>Bereich entfernen</translation>
    </message>
    <message>
        <source>Remove the region with its strokes (Delete)</source>
        <translation>Den Bereich mit seinen Strichen entfernen (Entf)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename region</source>
        <translation>Bereich umbenennen</translation>
    </message>
    <message>
        <source>Rename the region (F2); the background keeps its name</source>
        <translation>Den Bereich umbenennen (F2); der Hintergrund behält seinen Namen</translation>
    </message>
    <message>
        <source>The brush marks</source>
        <translation>Der Pinsel markiert</translation>
    </message>
    <message>
        <source>The cut-out is still being computed.</source>
        <translation>Der Freisteller wird noch berechnet.</translation>
    </message>
    <message>
        <source>The photograph, transparent around the region, as PNG (Ctrl+E)</source>
        <translation>Das Foto, um den Bereich herum transparent, als PNG (Strg+E)</translation>
    </message>
    <message>
        <source>There is a region “{name}” already.</source>
        <translation>Es gibt schon einen Bereich „{name}“.</translation>
    </message>
    <message>
        <source>Wait until it is finished.</source>
        <translation>Warten, bis er fertig ist.</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>White where the region is, black elsewhere, as PNG (Ctrl+Shift+E)</source>
        <translation>Weiß, wo der Bereich ist, sonst schwarz, als PNG (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>X marks the last two in turn. With Select (V), a click here gives the stroke its region.</source>
        <translation>X markiert die letzten beiden im Wechsel. Mit „Auswählen“ (V) gibt ein Klick hier dem Strich seinen Bereich.</translation>
    </message>
</context>
<context>
    <name>SampleOption</name>
    <message>
        <source>1 pixel</source>
        <translation>1 Pixel</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Messfeld</translation>
    </message>
    <message>
        <source>Square of the photograph&apos;s pixels whose mean colour is taken ([ and ])</source>
        <translation>Quadrat aus Pixeln des Fotos, dessen mittlere Farbe aufgenommen wird ([ und ])</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} Pixel</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Click a hint or drag a frame around several; Shift adds. Drag or arrow keys move them.</source>
        <translation>Einen Hinweis anklicken oder einen Rahmen um mehrere ziehen; Umschalt fügt hinzu. Ziehen oder Pfeiltasten verschieben sie.</translation>
    </message>
    <message>
        <source>Move hint</source>
        <translation>Hinweis verschieben</translation>
    </message>
    <message>
        <source>Move hints</source>
        <translation>Hinweise verschieben</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
</context>
<context>
    <name>ShareControl</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>as predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>von Ihnen eingestellt</translation>
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
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Point size</source>
        <translation>Punktgröße</translation>
    </message>
    <message>
        <source>Size of a new point</source>
        <translation>Größe eines neuen Punkts</translation>
    </message>
    <message>
        <source>Size of the brush and the eraser</source>
        <translation>Größe von Pinsel und Radierer</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>{name}, exact</source>
        <translation>{name}, genau</translation>
    </message>
</context>
<context>
    <name>SnapshotList</name>
    <message>
        <source>{name}, the present version</source>
        <translation>{name}, die jetzige Fassung</translation>
    </message>
</context>
<context>
    <name>SnapshotsPanel</name>
    <message>
        <source>Bring back “{name}”</source>
        <translation>„{name}“ zurückholen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Double click or Return restores, F2 renames, Delete removes</source>
        <translation>Doppelklick oder Eingabe stellt wieder her, F2 benennt um, Entf entfernt</translation>
    </message>
    <message>
        <source>Give this version another name (F2)</source>
        <translation>Dieser Fassung einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Go on with this version; Undo takes it back</source>
        <translation>Mit dieser Fassung weitermachen; „Rückgängig“ nimmt es zurück</translation>
    </message>
    <message>
        <source>Keep the present version under a name, with the project (Ctrl+Shift+K)</source>
        <translation>Die jetzige Fassung unter einem Namen mit dem Projekt behalten (Strg+Umschalt+K)</translation>
    </message>
    <message>
        <source>Keep the version that was deleted last again</source>
        <translation>Die zuletzt gelöschte Fassung wieder behalten</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>Diese Fassung behalten</translation>
    </message>
    <message>
        <source>Keep this version no longer (Delete)</source>
        <translation>Diese Fassung nicht länger behalten (Entf)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore “{name}”</source>
        <translation>„{name}“ wiederherstellen</translation>
    </message>
    <message>
        <source>See this version beside the present one</source>
        <translation>Diese Fassung neben der jetzigen sehen</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
</context>
<context>
    <name>StartingThemes</name>
    <message>
        <source>Autumn</source>
        <translation>Herbst</translation>
    </message>
    <message>
        <source>Desert</source>
        <translation>Wüste</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Abend</translation>
    </message>
    <message>
        <source>Flowers</source>
        <translation>Blumen</translation>
    </message>
    <message>
        <source>Lamplight</source>
        <translation>Lampenlicht</translation>
    </message>
    <message>
        <source>Mountains</source>
        <translation>Berge</translation>
    </message>
    <message>
        <source>Old town</source>
        <translation>Altstadt</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Slide film</source>
        <translation>Diafilm</translation>
    </message>
    <message>
        <source>Summer</source>
        <translation>Sommer</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>Winter</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Device and time of the last result</source>
        <translation>Gerät und Dauer des letzten Ergebnisses</translation>
    </message>
    <message>
        <source>Lightness and chroma under the pointer</source>
        <translation>Helligkeit und Buntheit unter dem Zeiger</translation>
    </message>
    <message>
        <source>Position in the photograph</source>
        <translation>Position im Foto</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Size of the photograph</source>
        <translation>Größe des Fotos</translation>
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
        <translation>Punkt setzen</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <source>Draw stroke</source>
        <translation>Strich malen</translation>
    </message>
    <message>
        <source>Took the likeliest colour of this place; pick another one on the right.</source>
        <translation>Die wahrscheinlichste Farbe dieser Stelle genommen; rechts lässt sich eine andere wählen.</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Click a place in the photograph to see the colours that fit it.</source>
        <translation>Eine Stelle im Foto anklicken, um die Farben zu sehen, die dort passen.</translation>
    </message>
    <message>
        <source>Looking for colours that fit this place…</source>
        <translation>Passende Farben für diese Stelle werden gesucht …</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Take suggestion {number}</source>
        <translation>Vorschlag {number} nehmen</translation>
    </message>
    <message>
        <source>keys 1 to {count}</source>
        <translation>Tasten 1 bis {count}</translation>
    </message>
    <message>
        <source>{share:.0f} %</source>
        <translation>{share:.0f} %</translation>
    </message>
    <message>
        <source>{use} ({key}) suggests colours.</source>
        <translation>{use} ({key}) schlägt Farben vor.</translation>
    </message>
    <message>
        <source>“{title}” suggests no colours. The method “{other}” does.</source>
        <translation>„{title}“ schlägt keine Farben vor. Die Methode „{other}“ tut es.</translation>
    </message>
</context>
<context>
    <name>ThemePanel</name>
    <message>
        <source>A theme has at least 3 colours; the bin takes all of them away.</source>
        <translation>Ein Farbthema hat mindestens 3 Farben; der Papierkorb nimmt alle weg.</translation>
    </message>
    <message>
        <source>A theme has at most 7 colours.</source>
        <translation>Ein Farbthema hat höchstens 7 Farben.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add the current colour</source>
        <translation>Die aktuelle Farbe hinzufügen</translation>
    </message>
    <message>
        <source>Add theme colour</source>
        <translation>Themenfarbe hinzufügen</translation>
    </message>
    <message>
        <source>Change theme colour</source>
        <translation>Themenfarbe ändern</translation>
    </message>
    <message>
        <source>Clear theme</source>
        <translation>Farbthema leeren</translation>
    </message>
    <message>
        <source>Colour theme</source>
        <translation>Farbthema</translation>
    </message>
    <message>
        <source>Colour theme of “{name}”</source>
        <translation>Farbthema von „{name}“</translation>
    </message>
    <message>
        <source>Current result</source>
        <translation>Aktuelles Ergebnis</translation>
    </message>
    <message>
        <source>Drag, or Alt with arrow keys, to reorder; double-click to edit.</source>
        <translation>Ziehen, oder Alt mit Pfeiltasten, ordnet um; Doppelklick bearbeitet.</translation>
    </message>
    <message>
        <source>Edit the selected colour (Return)</source>
        <translation>Die ausgewählte Farbe bearbeiten (Eingabe)</translation>
    </message>
    <message>
        <source>Have no theme</source>
        <translation>Kein Farbthema haben</translation>
    </message>
    <message>
        <source>No theme. Add 3 to 7 colours, or take them from a photograph.</source>
        <translation>Kein Farbthema. 3 bis 7 Farben hinzufügen oder aus einem Foto nehmen.</translation>
    </message>
    <message>
        <source>Number of colours to take</source>
        <translation>Anzahl der Farben</translation>
    </message>
    <message>
        <source>One more colour makes a theme.</source>
        <translation>Eine Farbe mehr ergibt ein Farbthema.</translation>
    </message>
    <message>
        <source>Photograph for the theme</source>
        <translation>Foto für das Farbthema</translation>
    </message>
    <message>
        <source>Read theme</source>
        <translation>Farbthema einlesen</translation>
    </message>
    <message>
        <source>Remove the selected colour (Delete)</source>
        <translation>Die ausgewählte Farbe entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove theme colour</source>
        <translation>Themenfarbe entfernen</translation>
    </message>
    <message>
        <source>Reorder theme</source>
        <translation>Farbthema umordnen</translation>
    </message>
    <message>
        <source>Take a theme from</source>
        <translation>Farbthema nehmen aus</translation>
    </message>
    <message>
        <source>Take theme</source>
        <translation>Farbthema nehmen</translation>
    </message>
    <message>
        <source>The current result</source>
        <translation>Das aktuelle Ergebnis</translation>
    </message>
    <message>
        <source>The main colours of the picture as it is now</source>
        <translation>Die Hauptfarben des Bildes, wie es jetzt ist</translation>
    </message>
    <message>
        <source>The {most} most different ones were taken.</source>
        <translation>Die {most} verschiedensten wurden genommen.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbthema</translation>
    </message>
    <message>
        <source>Theme colour {number}</source>
        <translation>Themenfarbe {number}</translation>
    </message>
    <message>
        <source>Two more colours make a theme.</source>
        <translation>Zwei Farben mehr ergeben ein Farbthema.</translation>
    </message>
    <message>
        <source>colour theme</source>
        <translation>Farbthema</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>“{name}” has {count} colours; a theme has at most {most}.</source>
        <translation>„{name}“ hat {count} Farben; ein Farbthema hat höchstens {most}.</translation>
    </message>
</context>
<context>
    <name>ThemeStrip</name>
    <message>
        <source>Colour {number} of {count}: {value}</source>
        <translation>Farbe {number} von {count}: {value}</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Theme colours</source>
        <translation>Themenfarben</translation>
    </message>
</context>
<context>
    <name>Themes</name>
    <message>
        <source>Alike {number}</source>
        <translation>Ähnlich {number}</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>Alle ähnlichen</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Of one known photograph that shows similar things</source>
        <translation>Aus einem bekannten Foto, das Ähnliches zeigt</translation>
    </message>
    <message>
        <source>Of the five known photographs that show the most similar things</source>
        <translation>Aus den fünf bekannten Fotos, die das Ähnlichste zeigen</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>Texturen</translation>
    </message>
    <message>
        <source>The colours that are expected in this photograph</source>
        <translation>Die Farben, die in diesem Foto erwartet werden</translation>
    </message>
    <message>
        <source>What textures like those here are often coloured</source>
        <translation>Wie Texturen wie die hier oft gefärbt sind</translation>
    </message>
</context>
<context>
    <name>ThemesPanel</name>
    <message>
        <source>For this photograph</source>
        <translation>Für dieses Foto</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Take theme “{name}”</source>
        <translation>Farbthema „{name}“ nehmen</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Farbthemen</translation>
    </message>
    <message>
        <source>Themes that suit this photograph; change their colours below.</source>
        <translation>Farbthemen, die zu diesem Foto passen; ihre Farben unten ändern.</translation>
    </message>
    <message>
        <source>Themes to start from, on this photograph; change their colours below.</source>
        <translation>Farbthemen zum Anfangen, auf diesem Foto; ihre Farben unten ändern.</translation>
    </message>
    <message>
        <source>Which themes</source>
        <translation>Welche Farbthemen</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>{title}: hover to try it, click to take it</source>
        <translation>{title}: darüberfahren probiert, Klick nimmt</translation>
    </message>
</context>
<context>
    <name>ThingTool</name>
    <message>
        <source>Click a thing to make it a region; Tab and Shift+Tab, or the wheel with Alt, make it larger and smaller. Shift and a click add a place, Alt and a click take one away.</source>
        <translation>Ein Objekt anklicken, um es zum Bereich zu machen; Tab und Umschalt+Tab, oder das Mausrad mit Alt, machen ihn größer und kleiner. Umschalt und Klick fügen eine Stelle hinzu, Alt und Klick nehmen eine weg.</translation>
    </message>
    <message>
        <source>Select thing</source>
        <translation>Objekt auswählen</translation>
    </message>
</context>
<context>
    <name>Tool</name>
    <message>
        <source>Choose a colour first.</source>
        <translation>Zuerst eine Farbe wählen.</translation>
    </message>
    <message>
        <source>“{title}” suggests none: take one in the colour panel or with the eyedropper.</source>
        <translation>„{title}“ schlägt keine vor: eine im Farbfeld oder mit der Pipette aufnehmen.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Choose another one</source>
        <translation>Eine andere wählen</translation>
    </message>
    <message>
        <source>Draw a stroke</source>
        <translation>Einen Strich malen</translation>
    </message>
    <message>
        <source>Everything can be undone: press Ctrl+Z, or click here. Ctrl+Shift+Z brings it back.</source>
        <translation>Alles lässt sich rückgängig machen: Strg+Z drücken oder hier klicken. Strg+Umschalt+Z holt es zurück.</translation>
    </message>
    <message>
        <source>Export (Ctrl+E) writes the picture at full size; Save (Ctrl+S) keeps the project, to go on with.</source>
        <translation>„Exportieren“ (Strg+E) schreibt das Bild in voller Größe; „Speichern“ (Strg+S) behält das Projekt, um daran weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>Hold the key O to see the photograph as it was, and let it go.</source>
        <translation>Die Taste O halten, um das Foto zu sehen, wie es war, und sie loslassen.</translation>
    </message>
    <message>
        <source>In the tab Look, move Vividness: colours that nobody chose become calmer or bolder.</source>
        <translation>Im Reiter „Look“ die Farbkraft bewegen: Farben, die niemand gewählt hat, werden ruhiger oder kräftiger.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Look at the photograph</source>
        <translation>Das Foto ansehen</translation>
    </message>
    <message>
        <source>Place a colour</source>
        <translation>Eine Farbe setzen</translation>
    </message>
    <message>
        <source>Set the mood</source>
        <translation>Die Stimmung bestimmen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take the brush (B) and draw over the coat. A stroke says more than a point.</source>
        <translation>Den Pinsel (B) nehmen und über den Mantel malen. Ein Strich sagt mehr als ein Punkt.</translation>
    </message>
    <message>
        <source>The suggestions fit this place, too. Rest the pointer on one to try it, and click the one you like.</source>
        <translation>Auch die Vorschläge passen hierher. Den Zeiger auf einem ruhen lassen, um ihn zu probieren, und anklicken, was gefällt.</translation>
    </message>
    <message>
        <source>Tintype has guessed a picture. Click the grass here: the point takes the likeliest colour there.</source>
        <translation>Tintype hat ein Bild erraten. Hier ins Gras klicken: der Punkt nimmt die dort wahrscheinlichste Farbe.</translation>
    </message>
</context>
<context>
    <name>TourHint</name>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Go on without doing it</source>
        <translation>Weiter, ohne es zu tun</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Rundgang verlassen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>{number} of {many}</source>
        <translation>{number} von {many}</translation>
    </message>
</context>
<context>
    <name>UncaughtErrors</name>
    <message>
        <source>Something went wrong inside the program: {error}.</source>
        <translation>Im Programm ist etwas schiefgegangen: {error}.</translation>
    </message>
    <message>
        <source>Your work is still here: save it.</source>
        <translation>Ihre Arbeit ist noch da: speichern Sie sie.</translation>
    </message>
</context>
<context>
    <name>Uses</name>
    <message>
        <source>All but the background</source>
        <translation>Alles außer dem Hintergrund</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>Kolorieren</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>Freistellen</translation>
    </message>
    <message>
        <source>Draw over a thing in the colour it is to have. Protect (K) keeps things as they are.</source>
        <translation>Ein Objekt in der Farbe übermalen, die es haben soll. „Schützen“ (K) lässt Objekte, wie sie sind.</translation>
    </message>
    <message>
        <source>Draw over what is to be cut out, then (X) over its background.</source>
        <translation>Übermalen, was freigestellt werden soll, dann (X) seinen Hintergrund.</translation>
    </message>
    <message>
        <source>Draw with Protect (K) over what is to stay as it is.</source>
        <translation>Mit „Schützen“ (K) übermalen, was bleiben soll, wie es ist.</translation>
    </message>
    <message>
        <source>Everything is protected: draw with the brush (B) over what is to change.</source>
        <translation>Alles ist geschützt: mit dem Pinsel (B) übermalen, was sich ändern soll.</translation>
    </message>
    <message>
        <source>Foreground</source>
        <translation>Vordergrund</translation>
    </message>
    <message>
        <source>Give a black-and-white photograph colours</source>
        <translation>Einem Schwarz-Weiß-Foto Farben geben</translation>
    </message>
    <message>
        <source>Give things in a colour photograph other colours</source>
        <translation>Objekten in einem Farbfoto andere Farben geben</translation>
    </message>
    <message>
        <source>Now draw over the background (X), so that they can be told apart.</source>
        <translation>Jetzt den Hintergrund (X) übermalen, damit beide zu unterscheiden sind.</translation>
    </message>
    <message>
        <source>One colour alone fills the picture: draw a second one where it should end.</source>
        <translation>Eine Farbe allein füllt das Bild: eine zweite dort malen, wo sie enden soll.</translation>
    </message>
    <message>
        <source>Only background is marked: draw (X) over what is to be cut out.</source>
        <translation>Nur Hintergrund ist markiert: übermalen (X), was freigestellt werden soll.</translation>
    </message>
    <message>
        <source>Part things from their background: a soft mask, a cut-out, a limit for colours</source>
        <translation>Objekte von ihrem Hintergrund trennen: eine weiche Maske, ein Freisteller, eine Grenze für Farben</translation>
    </message>
    <message>
        <source>Recolour</source>
        <translation>Umfärben</translation>
    </message>
    <message>
        <source>Solo: on the screen only {hints} count; what is exported has them all.</source>
        <translation>Solo: auf dem Bildschirm zählt nur: {hints}; der Export hat alle.</translation>
    </message>
    <message>
        <source>Stopped: this picture is not finished. Draw on, or have it finished ({key}).</source>
        <translation>Angehalten: dieses Bild ist nicht fertig. Weitermalen oder es fertigstellen lassen ({key}).</translation>
    </message>
    <message>
        <source>This photograph has no colours to change: choose Colorize ({key}) to give it some.</source>
        <translation>Dieses Foto hat keine Farben zum Ändern: „Kolorieren“ ({key}) gibt ihm welche.</translation>
    </message>
    <message>
        <source>“{title}” learns from strokes: draw one over each kind of thing.</source>
        <translation>„{title}“ lernt aus Strichen: einen über jede Art von Objekt malen.</translation>
    </message>
    <message>
        <source>“{title}” takes no points and no strokes: they wait for another method.</source>
        <translation>„{title}“ nimmt weder Punkte noch Striche an: sie warten auf eine andere Methode.</translation>
    </message>
</context>
<context>
    <name>VariantsPanel</name>
    <message>
        <source>Different pictures of this photograph; what you have drawn stays.</source>
        <translation>Verschiedene Bilder dieses Fotos; was Sie gemalt haben, bleibt.</translation>
    </message>
    <message>
        <source>Open a photograph first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>Take variant “{name}”</source>
        <translation>Variante „{name}“ nehmen</translation>
    </message>
    <message>
        <source>This method does not know how likely colours are: choose “{title}” for variants.</source>
        <translation>Diese Methode weiß nicht, wie wahrscheinlich Farben sind: für Varianten „{title}“ wählen.</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>{title}: hover to try it, click to take it</source>
        <translation>{title}: darüberfahren probiert, Klick nimmt</translation>
    </message>
</context>
<context>
    <name>WandTool</name>
    <message>
        <source>Click to select everything like a place; Tab and Shift+Tab, or the wheel with Alt, take in more and less. Shift and a click add a place, Alt and a click take one away.</source>
        <translation>Klick wählt alles, was einer Stelle ähnelt; Tab und Umschalt+Tab, oder das Mausrad mit Alt, nehmen mehr und weniger hinein. Umschalt und Klick fügen eine Stelle hinzu, Alt und Klick nehmen eine weg.</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>Zauberstab</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A photograph with a few hints already placed</source>
        <translation>Ein Foto, auf dem schon einige Hinweise liegen</translation>
    </message>
    <message>
        <source>Colour for black-and-white photographs</source>
        <translation>Farbe für Schwarz-Weiß-Fotos</translation>
    </message>
    <message>
        <source>Colour the sample step by step; two minutes</source>
        <translation>Das Beispiel Schritt für Schritt kolorieren; zwei Minuten</translation>
    </message>
    <message>
        <source>Open photograph or project…</source>
        <translation>Foto oder Projekt öffnen …</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Das Beispiel öffnen</translation>
    </message>
    <message>
        <source>Or drop a photograph or a project anywhere in this window.</source>
        <translation>Oder ein Foto oder Projekt irgendwo in diesem Fenster ablegen.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>Work on the picture that is on the clipboard</source>
        <translation>Das Bild in der Zwischenablage bearbeiten</translation>
    </message>
</context>
<context>
    <name>WithinOption</name>
    <message>
        <source>Colours within</source>
        <translation>Farben innerhalb von</translation>
    </message>
    <message>
        <source>Limit colours</source>
        <translation>Farben begrenzen</translation>
    </message>
    <message>
        <source>The part of the photograph that gets new colours; the rest stays as it is</source>
        <translation>Der Teil des Fotos, der neue Farben bekommt; der Rest bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Whole photograph</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Innerhalb</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>1 channel beside the picture (infrared, a saved selection or the like) was left out.</source>
        <translation>1 Kanal neben dem Bild (Infrarot, eine gespeicherte Auswahl oder Ähnliches) wurde weggelassen.</translation>
    </message>
    <message>
        <source>A Photoshop file cannot hold more than 2 GB.</source>
        <translation>Eine Photoshop-Datei fasst höchstens 2 GB.</translation>
    </message>
    <message>
        <source>A mask is written as PNG, not as “{name}”.</source>
        <translation>Eine Maske wird als PNG geschrieben, nicht als „{name}“.</translation>
    </message>
    <message>
        <source>A theme needs 3 to 7 that differ in more than lightness.</source>
        <translation>Ein Farbthema braucht 3 bis 7, die sich in mehr als der Helligkeit unterscheiden.</translation>
    </message>
    <message>
        <source>A window&apos;s start can only be measured on a screen.</source>
        <translation>Wie lange ein Fenster zum Starten braucht, lässt sich nur auf einem Bildschirm messen.</translation>
    </message>
    <message>
        <source>A {kind} cannot have more than {limit} pixels a side.</source>
        <translation>{kind} erlaubt höchstens {limit} Pixel je Seite.</translation>
    </message>
    <message>
        <source>All strokes mark background.</source>
        <translation>Alle Striche markieren Hintergrund.</translation>
    </message>
    <message>
        <source>Another Tintype holds “{folder}” and does not answer.</source>
        <translation>Ein anderes Tintype hält „{folder}“ fest und antwortet nicht.</translation>
    </message>
    <message>
        <source>Another Tintype is reading photographs into the index “{folder}”.</source>
        <translation>Ein anderes Tintype liest gerade Fotos in das Verzeichnis „{folder}“ ein.</translation>
    </message>
    <message>
        <source>Asking the network about every piece</source>
        <translation>Das Netz wird nach jedem Stück gefragt</translation>
    </message>
    <message>
        <source>Check it.</source>
        <translation>Die Datei prüfen.</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>Namen und Ordner prüfen.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Namen prüfen.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>Die Datei prüfen.</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <translation>Ordner prüfen.</translation>
    </message>
    <message>
        <source>Choose OpenRaster, or a smaller size.</source>
        <translation>OpenRaster oder eine kleinere Größe wählen.</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF, or a smaller size.</source>
        <translation>PNG oder TIFF oder eine kleinere Größe wählen.</translation>
    </message>
    <message>
        <source>Choose a .gpl, .ase or .hex file.</source>
        <translation>Eine .gpl-, .ase- oder .hex-Datei wählen.</translation>
    </message>
    <message>
        <source>Choose a file name.</source>
        <translation>Einen Dateinamen wählen.</translation>
    </message>
    <message>
        <source>Choose a file of weights as PyTorch saves them (*.pth), and see that it was downloaded whole.</source>
        <translation>Eine Datei mit Gewichten wählen, wie PyTorch sie speichert (*.pth), und prüfen, ob sie ganz heruntergeladen ist.</translation>
    </message>
    <message>
        <source>Choose a folder in which you may write.</source>
        <translation>Einen Ordner mit Schreibrecht wählen.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .mkv.</source>
        <translation>Einen Namen wählen, der auf .mkv endet.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .png.</source>
        <translation>Einen Namen wählen, der auf .png endet.</translation>
    </message>
    <message>
        <source>Choose a name that ends in {endings}.</source>
        <translation>Einen Namen wählen, der auf {endings} endet.</translation>
    </message>
    <message>
        <source>Choose a photograph inside it.</source>
        <translation>Ein Foto darin wählen.</translation>
    </message>
    <message>
        <source>Choose a photograph that has colours.</source>
        <translation>Ein Foto wählen, das Farben hat.</translation>
    </message>
    <message>
        <source>Choose a photograph that has more colours.</source>
        <translation>Ein Foto mit mehr Farben wählen.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Einen kürzeren Namen wählen.</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>Eine kleinere wählen.</translation>
    </message>
    <message>
        <source>Choose another backend, or undo the last step.</source>
        <translation>Eine andere Methode wählen oder den letzten Schritt rückgängig machen.</translation>
    </message>
    <message>
        <source>Choose another codec.</source>
        <translation>Einen anderen Codec wählen.</translation>
    </message>
    <message>
        <source>Choose another file name.</source>
        <translation>Einen anderen Dateinamen wählen.</translation>
    </message>
    <message>
        <source>Choose another file, or convert it to MP4 or Matroska first.</source>
        <translation>Eine andere Datei wählen, oder sie zuerst in MP4 oder Matroska umwandeln.</translation>
    </message>
    <message>
        <source>Choose another file, or save it again in another program.</source>
        <translation>Eine andere Datei wählen oder sie in einem anderen Programm neu speichern.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>Choose another film.</source>
        <translation>Einen anderen Film wählen.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another format.</source>
        <translation>Ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Einen anderen wählen.</translation>
    </message>
    <message>
        <source>Choose another page.</source>
        <translation>Eine andere Seite wählen.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Choose one of {choices}.</source>
        <translation>Zur Wahl stehen {choices}.</translation>
    </message>
    <message>
        <source>Choose one of {endings}, or a folder for frames.</source>
        <translation>Eine der Endungen {endings} wählen, oder einen Ordner für Einzelbilder.</translation>
    </message>
    <message>
        <source>Choose one of {endings}.</source>
        <translation>Zur Wahl stehen {endings}.</translation>
    </message>
    <message>
        <source>Choose one that suggests colours.</source>
        <translation>Eine wählen, die Farben vorschlägt.</translation>
    </message>
    <message>
        <source>Choose the CPU, or a smaller working size.</source>
        <translation>Die CPU oder eine kleinere Arbeitsgröße wählen.</translation>
    </message>
    <message>
        <source>Choose {source}.</source>
        <translation>{source} wählen.</translation>
    </message>
    <message>
        <source>Choose “auto” or “cpu” as the device.</source>
        <translation>„auto“ oder „cpu“ als Gerät wählen.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller working size.</source>
        <translation>Andere Programme schließen oder eine kleinere Arbeitsgröße wählen.</translation>
    </message>
    <message>
        <source>Close other programs, or take a smaller photograph.</source>
        <translation>Andere Programme schließen oder ein kleineres Foto nehmen.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Andere Programme schließen.</translation>
    </message>
    <message>
        <source>Colouring</source>
        <translation>Farben werden berechnet</translation>
    </message>
    <message>
        <source>Colouring {name}</source>
        <translation>{name} wird koloriert</translation>
    </message>
    <message>
        <source>Convert it to H.264 or FFV1 first.</source>
        <translation>Ihn zuerst in H.264 oder FFV1 umwandeln.</translation>
    </message>
    <message>
        <source>Copy a picture first.</source>
        <translation>Zuerst ein Bild kopieren.</translation>
    </message>
    <message>
        <source>Copy the hints once more.</source>
        <translation>Die Hinweise noch einmal kopieren.</translation>
    </message>
    <message>
        <source>Counting frames</source>
        <translation>Bilder werden gezählt</translation>
    </message>
    <message>
        <source>Cutting the photograph into pieces</source>
        <translation>Das Foto wird in Stücke geteilt</translation>
    </message>
    <message>
        <source>Dask is not installed.</source>
        <translation>Dask ist nicht installiert.</translation>
    </message>
    <message>
        <source>Delete {manifest}, and import again what you need.</source>
        <translation>{manifest} löschen und neu importieren, was gebraucht wird.</translation>
    </message>
    <message>
        <source>Draw it with the lasso.</source>
        <translation>Es mit dem Lasso zeichnen.</translation>
    </message>
    <message>
        <source>Draw some on a frame, or choose a backend that colours by itself.</source>
        <translation>Auf einem Bild welche zeichnen oder eine Methode wählen, die von selbst koloriert.</translation>
    </message>
    <message>
        <source>End it, then start Tintype again.</source>
        <translation>Es beenden, dann Tintype neu starten.</translation>
    </message>
    <message>
        <source>Frame {number} of “{name}” cannot be read: {reason}.</source>
        <translation>Bild {number} von „{name}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Frames have no sound: it is left out.</source>
        <translation>Einzelbilder haben keinen Ton: er fällt weg.</translation>
    </message>
    <message>
        <source>Free some space there, or give yourself access.</source>
        <translation>Dort Platz schaffen oder sich Zugriff geben.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk.</source>
        <translation>Platz schaffen oder einen anderen Datenträger wählen.</translation>
    </message>
    <message>
        <source>Give yourself access to it.</source>
        <translation>Sich Zugriff darauf geben.</translation>
    </message>
    <message>
        <source>Import the file again, or go back to Tintype&apos;s own weights with “tintype weights remove”.</source>
        <translation>Die Datei neu importieren oder mit „tintype weights remove“ zu Tintypes eigenen Gewichten zurückkehren.</translation>
    </message>
    <message>
        <source>Install Tintype again, or choose another method.</source>
        <translation>Tintype neu installieren oder eine andere Methode wählen.</translation>
    </message>
    <message>
        <source>Install Tintype again.</source>
        <translation>Tintype neu installieren.</translation>
    </message>
    <message>
        <source>Install it with “pip install {package}”.</source>
        <translation>Installieren Sie ihn mit „pip install {package}“.</translation>
    </message>
    <message>
        <source>Install scikit-image, or open a photograph.</source>
        <translation>scikit-image installieren oder ein Foto öffnen.</translation>
    </message>
    <message>
        <source>Install the same version everywhere.</source>
        <translation>Überall dieselbe Version installieren.</translation>
    </message>
    <message>
        <source>Joining colour and lightness</source>
        <translation>Farbe und Helligkeit werden verbunden</translation>
    </message>
    <message>
        <source>Learning from the strokes</source>
        <translation>Lernt aus den Strichen</translation>
    </message>
    <message>
        <source>Leave out the rate.</source>
        <translation>Die Bildrate weglassen.</translation>
    </message>
    <message>
        <source>Leave them out, or choose another backend.</source>
        <translation>Sie weglassen, oder eine andere Methode wählen.</translation>
    </message>
    <message>
        <source>Loading {title}</source>
        <translation>{title} wird geladen</translation>
    </message>
    <message>
        <source>Looking at the photograph</source>
        <translation>Sieht sich das Foto an</translation>
    </message>
    <message>
        <source>Looking at the reference</source>
        <translation>Sieht sich die Vorlage an</translation>
    </message>
    <message>
        <source>Looking for scenes</source>
        <translation>Szenen werden gesucht</translation>
    </message>
    <message>
        <source>Make a copy in SDR (BT.709) first.</source>
        <translation>Zuerst eine Kopie in SDR (BT.709) machen.</translation>
    </message>
    <message>
        <source>Make the project from a frame of this film.</source>
        <translation>Das Projekt aus einem Bild dieses Films machen.</translation>
    </message>
    <message>
        <source>Mark what is to be cut out, and the background, each with a stroke.</source>
        <translation>Markieren, was freigestellt werden soll, und den Hintergrund, je mit einem Strich.</translation>
    </message>
    <message>
        <source>Move it to its scene.</source>
        <translation>Es zu seiner Szene verschieben.</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>Einen Ordner nennen.</translation>
    </message>
    <message>
        <source>Name another folder with weights, or a method that it has.</source>
        <translation>Einen anderen Ordner mit Gewichten nennen oder eine Methode, die er enthält.</translation>
    </message>
    <message>
        <source>No frame of “{name}” can be read.</source>
        <translation>Kein Bild von „{name}“ lässt sich lesen.</translation>
    </message>
    <message>
        <source>No stroke marks a region.</source>
        <translation>Kein Strich markiert einen Bereich.</translation>
    </message>
    <message>
        <source>No stroke marks “{name}”.</source>
        <translation>Kein Strich markiert „{name}“.</translation>
    </message>
    <message>
        <source>No weights were imported for “{name}”.</source>
        <translation>Für „{name}“ wurden keine Gewichte importiert.</translation>
    </message>
    <message>
        <source>On a server, use xvfb-run.</source>
        <translation>Auf einem Server hilft xvfb-run.</translation>
    </message>
    <message>
        <source>Only “{name}” is marked.</source>
        <translation>Nur „{name}“ ist markiert.</translation>
    </message>
    <message>
        <source>Open a smaller version.</source>
        <translation>Eine kleinere Fassung öffnen.</translation>
    </message>
    <message>
        <source>Open an older copy of the project.</source>
        <translation>Eine ältere Kopie des Projekts öffnen.</translation>
    </message>
    <message>
        <source>PNG, JPEG or TIFF</source>
        <translation>PNG, JPEG oder TIFF</translation>
    </message>
    <message>
        <source>Put it into a folder that all machines have under the same name.</source>
        <translation>Es in einen Ordner legen, den alle Rechner unter demselben Namen haben.</translation>
    </message>
    <message>
        <source>Put the old film back, or choose it.</source>
        <translation>Legen Sie den alten Film zurück, oder wählen Sie ihn.</translation>
    </message>
    <message>
        <source>Remove snapshots, or unlock regions.</source>
        <translation>Schnappschüsse entfernen oder Bereiche entsperren.</translation>
    </message>
    <message>
        <source>Remove some of them, or take smaller ones.</source>
        <translation>Einige davon entfernen oder kleinere nehmen.</translation>
    </message>
    <message>
        <source>Remove some of them.</source>
        <translation>Einige davon entfernen.</translation>
    </message>
    <message>
        <source>Remove the other hints, or choose a backend that takes them.</source>
        <translation>Die anderen Hinweise entfernen oder eine Methode wählen, die sie annimmt.</translation>
    </message>
    <message>
        <source>Save it as a gray or RGB picture.</source>
        <translation>Es als graues oder RGB-Bild speichern.</translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits per channel.</source>
        <translation>Es mit 8 oder 16 Bit je Kanal speichern.</translation>
    </message>
    <message>
        <source>Save the photograph as {usual}.</source>
        <translation>Das Foto als {usual} speichern.</translation>
    </message>
    <message>
        <source>See that it was downloaded whole.</source>
        <translation>Prüfen, ob es ganz heruntergeladen ist.</translation>
    </message>
    <message>
        <source>See that the disk has room, and that you may write there.</source>
        <translation>Prüfen, ob der Datenträger Platz hat und dort geschrieben werden darf.</translation>
    </message>
    <message>
        <source>See that the disk has room; if that does not help, delete the folder, and index again.</source>
        <translation>Prüfen, ob der Datenträger Platz hat; wenn das nicht hilft, den Ordner löschen und neu einlesen.</translation>
    </message>
    <message>
        <source>See the README for the form of a hints file.</source>
        <translation>Die README beschreibt die Form einer Hinweisdatei.</translation>
    </message>
    <message>
        <source>Smoothing along edges</source>
        <translation>Glättet entlang der Kanten</translation>
    </message>
    <message>
        <source>Something unexpected happened: {reason}.</source>
        <translation>Etwas Unerwartetes ist geschehen: {reason}.</translation>
    </message>
    <message>
        <source>Spreading colours</source>
        <translation>Farben werden ausgebreitet</translation>
    </message>
    <message>
        <source>Start one with “dask scheduler”, and workers with “dask worker ADDRESS”.</source>
        <translation>Einen mit „dask scheduler“ starten, und Arbeiter mit „dask worker ADDRESS“.</translation>
    </message>
    <message>
        <source>Start some with “dask worker ADDRESS”.</source>
        <translation>Welche mit „dask worker ADDRESS“ starten.</translation>
    </message>
    <message>
        <source>Telling things apart</source>
        <translation>Objekte werden unterschieden</translation>
    </message>
    <message>
        <source>The Dask scheduler at “{address}” has no workers.</source>
        <translation>Der Dask-Scheduler unter „{address}“ hat keine Arbeiter.</translation>
    </message>
    <message>
        <source>The GPU has too little memory for this picture.</source>
        <translation>Die GPU hat zu wenig Speicher für dieses Bild.</translation>
    </message>
    <message>
        <source>The GPU has too little memory for this picture; it is coloured on the CPU.</source>
        <translation>Die GPU hat zu wenig Speicher für dieses Bild; es wird auf der CPU koloriert.</translation>
    </message>
    <message>
        <source>The backend “{backend}” does not take {kinds} (for the scene at frame {frame}).</source>
        <translation>Die Methode „{backend}“ nimmt {kinds} nicht an (für die Szene bei Bild {frame}).</translation>
    </message>
    <message>
        <source>The backend “{backend}” failed: {kind}: {reason}.</source>
        <translation>Die Methode „{backend}“ ist gescheitert: {kind}: {reason}.</translation>
    </message>
    <message>
        <source>The disk is full: “{path}” was not written.</source>
        <translation>Der Datenträger ist voll: „{path}“ wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The film&apos;s pixels are not square ({aspect}); {title} in Matroska does not say so.</source>
        <translation>Die Pixel des Films sind nicht quadratisch ({aspect}); {title} in Matroska sagt das nicht.</translation>
    </message>
    <message>
        <source>The folder “{folder}” may not be written to.</source>
        <translation>In den Ordner „{folder}“ darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The folder “{path}” cannot be made: {reason}.</source>
        <translation>Der Ordner „{path}“ lässt sich nicht anlegen: {reason}.</translation>
    </message>
    <message>
        <source>The hints file “{path}”</source>
        <translation>Die Hinweisdatei „{path}“</translation>
    </message>
    <message>
        <source>The hints file “{path}” cannot be read: {reason}.</source>
        <translation>Die Hinweisdatei „{path}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The index “{folder}” cannot be used ({reason}).</source>
        <translation>Das Verzeichnis „{folder}“ lässt sich nicht benutzen ({reason}).</translation>
    </message>
    <message>
        <source>The layers take more than 4 GB.</source>
        <translation>Die Ebenen brauchen mehr als 4 GB.</translation>
    </message>
    <message>
        <source>The library cannot be used: {kind}: {reason}.</source>
        <translation>Die Bibliothek lässt sich nicht benutzen: {kind}: {reason}.</translation>
    </message>
    <message>
        <source>The manifest describes no layout for “{name}” that there is.</source>
        <translation>Das Manifest beschreibt für „{name}“ keinen Aufbau, den es gibt.</translation>
    </message>
    <message>
        <source>The manifest has no weights for “{name}”.</source>
        <translation>Das Manifest nennt keine Gewichte für „{name}“.</translation>
    </message>
    <message>
        <source>The marked regions are {known}.</source>
        <translation>Markiert sind die Bereiche {known}.</translation>
    </message>
    <message>
        <source>The name “{name}…” is too long.</source>
        <translation>Der Name „{name}…“ ist zu lang.</translation>
    </message>
    <message>
        <source>The others are done: start again when it is mended.</source>
        <translation>Die anderen sind fertig: noch einmal starten, wenn es behoben ist.</translation>
    </message>
    <message>
        <source>The plan “{path}” cannot be read: {reason}.</source>
        <translation>Der Plan „{path}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The plan “{path}” is for a film with {frames} frames; “{film}” has {count}.</source>
        <translation>Der Plan „{path}“ ist für einen Film mit {frames} Bildern; „{film}“ hat {count}.</translation>
    </message>
    <message>
        <source>The plan “{path}” is not JSON: {reason}.</source>
        <translation>Der Plan „{path}“ ist kein JSON: {reason}.</translation>
    </message>
    <message>
        <source>The plan “{path}” is wrong: {reason}.</source>
        <translation>Der Plan „{path}“ ist falsch: {reason}.</translation>
    </message>
    <message>
        <source>The preferences could not be read; the defaults are in use. The old file is “{path}”.</source>
        <translation>Die Einstellungen ließen sich nicht lesen; es gelten die Vorgaben. Die alte Datei ist „{path}“.</translation>
    </message>
    <message>
        <source>The reader for films is not installed.</source>
        <translation>Das Leseprogramm für Filme ist nicht installiert.</translation>
    </message>
    <message>
        <source>The recovery folder “{folder}” cannot be read ({reason}).</source>
        <translation>Der Sicherungsordner „{folder}“ lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>The references have more than {limit} megapixels together.</source>
        <translation>Die Vorlagen haben zusammen mehr als {limit} Megapixel.</translation>
    </message>
    <message>
        <source>The sample photograph is not installed.</source>
        <translation>Das Beispielfoto ist nicht installiert.</translation>
    </message>
    <message>
        <source>The thing was not found: {kind}: {reason}.</source>
        <translation>Das Objekt wurde nicht gefunden: {kind}: {reason}.</translation>
    </message>
    <message>
        <source>The weights of “{name}” are missing: {path}.</source>
        <translation>Die Gewichte von „{name}“ fehlen: {path}.</translation>
    </message>
    <message>
        <source>The weights were not written to “{folder}” ({reason}).</source>
        <translation>Die Gewichte wurden nicht nach „{folder}“ geschrieben ({reason}).</translation>
    </message>
    <message>
        <source>The worker on “{host}” does not reach “{path}”.</source>
        <translation>Der Arbeiter auf „{host}“ erreicht „{path}“ nicht.</translation>
    </message>
    <message>
        <source>The worker on “{host}” has Tintype {there}, not {here}.</source>
        <translation>Der Arbeiter auf „{host}“ hat Tintype {there}, nicht {here}.</translation>
    </message>
    <message>
        <source>There are no moving pictures in “{path}”.</source>
        <translation>In „{path}“ sind keine bewegten Bilder.</translation>
    </message>
    <message>
        <source>There are {number} {what}; the limit is {most}.</source>
        <translation>Es sind {number} {what}; die Grenze ist {most}.</translation>
    </message>
    <message>
        <source>There is more in this project than one file can hold.</source>
        <translation>In diesem Projekt ist mehr, als eine Datei fasst.</translation>
    </message>
    <message>
        <source>There is no CUDA GPU that PyTorch can use.</source>
        <translation>Es gibt keine CUDA-GPU, die PyTorch benutzen kann.</translation>
    </message>
    <message>
        <source>There is no Dask scheduler at “{address}”.</source>
        <translation>Unter „{address}“ gibt es keinen Dask-Scheduler.</translation>
    </message>
    <message>
        <source>There is no backend “{name}”.</source>
        <translation>Es gibt keine Methode „{name}“.</translation>
    </message>
    <message>
        <source>There is no device “{name}”.</source>
        <translation>Es gibt kein Gerät „{name}“.</translation>
    </message>
    <message>
        <source>There is no file “{file}”.</source>
        <translation>Es gibt keine Datei „{file}“.</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>Es gibt keine Datei „{path}“.</translation>
    </message>
    <message>
        <source>There is no film “{path}”.</source>
        <translation>Es gibt keinen Film „{path}“.</translation>
    </message>
    <message>
        <source>There is no folder “{folder}”.</source>
        <translation>Es gibt keinen Ordner „{folder}“.</translation>
    </message>
    <message>
        <source>There is no hints file “{path}”.</source>
        <translation>Es gibt keine Hinweisdatei „{path}“.</translation>
    </message>
    <message>
        <source>There is no project “{path}”.</source>
        <translation>Es gibt kein Projekt „{path}“.</translation>
    </message>
    <message>
        <source>There is no user “{name}”.</source>
        <translation>Es gibt keinen Benutzer „{name}“.</translation>
    </message>
    <message>
        <source>There is no {manifest}.</source>
        <translation>Es gibt kein {manifest}.</translation>
    </message>
    <message>
        <source>There is too little memory to colour this picture.</source>
        <translation>Der Speicher reicht nicht, um dieses Bild zu kolorieren.</translation>
    </message>
    <message>
        <source>There is too little memory to open “{name}”.</source>
        <translation>Der Speicher reicht nicht, um „{name}“ zu öffnen.</translation>
    </message>
    <message>
        <source>There is too little memory.</source>
        <translation>Der Speicher reicht nicht.</translation>
    </message>
    <message>
        <source>This Tintype cannot have it: install the one for Python, and {package} with it.</source>
        <translation>Dieses Tintype kann das nicht haben: Installieren Sie das für Python, und {package} dazu.</translation>
    </message>
    <message>
        <source>This method does not know how likely colours are.</source>
        <translation>Diese Methode weiß nicht, wie wahrscheinlich Farben sind.</translation>
    </message>
    <message>
        <source>Try again when it is done; what it has read is kept.</source>
        <translation>Danach noch einmal versuchen; was gelesen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Unsaved work could not be looked for: another Tintype does not answer. End it.</source>
        <translation>Nach nicht gespeicherter Arbeit ließ sich nicht suchen: ein anderes Tintype antwortet nicht. Es beenden.</translation>
    </message>
    <message>
        <source>Unsaved work in “{path}” is damaged and cannot be recovered.</source>
        <translation>Nicht gespeicherte Arbeit in „{path}“ ist beschädigt und lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Update Tintype.</source>
        <translation>Tintype aktualisieren.</translation>
    </message>
    <message>
        <source>Wait for it, or choose another name.</source>
        <translation>Darauf warten, oder einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>What is on the clipboard as hints</source>
        <translation>Was in der Zwischenablage als Hinweise liegt,</translation>
    </message>
    <message>
        <source>What it says stands above.</source>
        <translation>Was es meldet, steht oben.</translation>
    </message>
    <message>
        <source>Write it anew with --plan-out, or mend it by hand.</source>
        <translation>Ihn mit --plan-out neu schreiben, oder von Hand verbessern.</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} wird geschrieben</translation>
    </message>
    <message>
        <source>a BMP</source>
        <translation>ein BMP</translation>
    </message>
    <message>
        <source>a DICOM picture</source>
        <translation>ein DICOM-Bild</translation>
    </message>
    <message>
        <source>a GIF</source>
        <translation>ein GIF</translation>
    </message>
    <message>
        <source>a GIMP file</source>
        <translation>eine GIMP-Datei</translation>
    </message>
    <message>
        <source>a HEIC photograph</source>
        <translation>ein HEIC-Foto</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <source>a JPEG photograph</source>
        <translation>ein JPEG-Foto</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a PGM or PPM picture</source>
        <translation>ein PGM- oder PPM-Bild</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a Photoshop file</source>
        <translation>eine Photoshop-Datei</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
        <source>a Radiance picture</source>
        <translation>ein Radiance-Bild</translation>
    </message>
    <message>
        <source>a TIFF</source>
        <translation>ein TIFF</translation>
    </message>
    <message>
        <source>a WebP picture</source>
        <translation>ein WebP-Bild</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a camera raw file</source>
        <translation>eine Kamera-Rohdatei</translation>
    </message>
    <message>
        <source>a colour theme</source>
        <translation>ein Farbthema</translation>
    </message>
    <message>
        <source>a compressed archive</source>
        <translation>ein komprimiertes Archiv</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>ein Film</translation>
    </message>
    <message>
        <source>a histogram</source>
        <translation>ein Histogramm</translation>
    </message>
    <message>
        <source>a large Photoshop file (PSB)</source>
        <translation>eine große Photoshop-Datei (PSB)</translation>
    </message>
    <message>
        <source>an AVIF picture</source>
        <translation>ein AVIF-Bild</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>ein XML-Dokument</translation>
    </message>
    <message>
        <source>an icon</source>
        <translation>ein Symbol</translation>
    </message>
    <message>
        <source>corners of regions</source>
        <translation>Ecken von Bereichen</translation>
    </message>
    <message>
        <source>it has {width} x {height} pixels, and not those of the film</source>
        <translation>es hat {width} x {height} Pixel, und nicht die des Films</translation>
    </message>
    <message>
        <source>its data are damaged</source>
        <translation>seine Daten sind beschädigt</translation>
    </message>
    <message>
        <source>its data cannot be decoded</source>
        <translation>die Daten lassen sich nicht dekodieren</translation>
    </message>
    <message>
        <source>nothing is shown for it</source>
        <translation>dafür wird nichts gezeigt</translation>
    </message>
    <message>
        <source>one page only</source>
        <translation>nur eine Seite</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>points and strokes</source>
        <translation>Punkte und Striche</translation>
    </message>
    <message>
        <source>references</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>strokes</source>
        <translation>Striche</translation>
    </message>
    <message>
        <source>the sound</source>
        <translation>den Ton</translation>
    </message>
    <message>
        <source>the subtitles</source>
        <translation>die Untertitel</translation>
    </message>
    <message>
        <source>vertices of strokes</source>
        <translation>Stützpunkte von Strichen</translation>
    </message>
    <message>
        <source>vividness</source>
        <translation>Farbkraft</translation>
    </message>
    <message>
        <source>{count} channels beside the picture (infrared, a saved selection or the like) were left out.</source>
        <translation>{count} Kanäle neben dem Bild (Infrarot, eine gespeicherte Auswahl oder Ähnliches) wurden weggelassen.</translation>
    </message>
    <message>
        <source>{failed} of {count} scenes could not be coloured. Frame {number}: {reason}</source>
        <translation>{failed} von {count} Szenen ließen sich nicht kolorieren. Bild {number}: {reason}</translation>
    </message>
    <message>
        <source>{install} A folder of frames can be opened without it.</source>
        <translation>{install} Ein Ordner mit Einzelbildern lässt sich auch so öffnen.</translation>
    </message>
    <message>
        <source>{install} Or save the photograph as {usual}.</source>
        <translation>{install} Oder speichern Sie das Foto als {usual}.</translation>
    </message>
    <message>
        <source>{install} Without --cluster this computer does the work.</source>
        <translation>{install} Ohne --cluster rechnet dieser Computer.</translation>
    </message>
    <message>
        <source>{kind}: {reason}.</source>
        <translation>{kind}: {reason}.</translation>
    </message>
    <message>
        <source>{manifest} cannot be read ({reason}).</source>
        <translation>{manifest} lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>{manifest} does not name a file and its sha256 for “{name}”.</source>
        <translation>{manifest} nennt für „{name}“ keine Datei mit ihrer sha256.</translation>
    </message>
    <message>
        <source>{pages} pages</source>
        <translation>{pages} Seiten</translation>
    </message>
    <message>
        <source>{path} belongs to another network: {problem}.</source>
        <translation>{path} gehört zu einem anderen Netz: {problem}.</translation>
    </message>
    <message>
        <source>{path} has no compression in it ({reason}).</source>
        <translation>In {path} ist keine Verdichtung ({reason}).</translation>
    </message>
    <message>
        <source>{path} is damaged: “{broken}” has values that are not numbers.</source>
        <translation>{path} ist beschädigt: „{broken}“ hat Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>{path} is no safetensors file ({reason}).</source>
        <translation>{path} ist keine safetensors-Datei ({reason}).</translation>
    </message>
    <message>
        <source>{path} is not the file that the manifest describes.</source>
        <translation>{path} ist nicht die Datei, die das Manifest beschreibt.</translation>
    </message>
    <message>
        <source>{title} cannot be written here.</source>
        <translation>{title} lässt sich hier nicht schreiben.</translation>
    </message>
    <message>
        <source>{title} has even sides only: one row or column is repeated, {width} x {height} pixels.</source>
        <translation>{title} hat nur gerade Seiten: eine Zeile oder Spalte wird wiederholt, {width} x {height} Pixel.</translation>
    </message>
    <message>
        <source>{title} spreads the colours of points and strokes, and no key frame has any.</source>
        <translation>{title} breitet die Farben von Punkten und Strichen aus, und kein Schlüsselbild hat welche.</translation>
    </message>
    <message>
        <source>{title} takes {words} only.</source>
        <translation>{title} nimmt nur {words} an.</translation>
    </message>
    <message>
        <source>{what} is not JSON: {reason}.</source>
        <translation>{what} ist kein JSON: {reason}.</translation>
    </message>
    <message>
        <source>{what} is wrong: {reason}.</source>
        <translation>{what} ist falsch: {reason}.</translation>
    </message>
    <message>
        <source>“tintype weights list” shows those there are.</source>
        <translation>„tintype weights list“ zeigt, welche es gibt.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read ({reason}).</source>
        <translation>„{file}“ lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>“{file}” holds no network&apos;s weights.</source>
        <translation>„{file}“ enthält keine Gewichte eines Netzes.</translation>
    </message>
    <message>
        <source>“{file}” is damaged, or holds something else than weights.</source>
        <translation>„{file}“ ist beschädigt oder enthält etwas anderes als Gewichte.</translation>
    </message>
    <message>
        <source>“{file}” is damaged: “{broken}” has values that are not numbers.</source>
        <translation>„{file}“ ist beschädigt: „{broken}“ hat Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>“{file}” is not the published file of {title}: {problem}.</source>
        <translation>„{file}“ ist nicht die veröffentlichte Datei von {title}: {problem}.</translation>
    </message>
    <message>
        <source>“{folder}” cannot be made: {reason}.</source>
        <translation>„{folder}“ lässt sich nicht anlegen: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” cannot hold {title}.</source>
        <translation>„{name}“ kann {title} nicht aufnehmen.</translation>
    </message>
    <message>
        <source>“{name}” cannot hold {what} of the film ({codec}).</source>
        <translation>„{name}“ kann {what} des Films nicht aufnehmen ({codec}).</translation>
    </message>
    <message>
        <source>“{name}” does not colour films.</source>
        <translation>„{name}“ koloriert keine Filme.</translation>
    </message>
    <message>
        <source>“{name}” has a part in an unknown compression: “{part}”.</source>
        <translation>„{name}“ hat einen Teil in unbekannter Kompression: „{part}“.</translation>
    </message>
    <message>
        <source>“{name}” has a part that points outside of it: “{part}”.</source>
        <translation>„{name}“ hat einen Teil, der aus ihm hinausführt: „{part}“.</translation>
    </message>
    <message>
        <source>“{name}” has an encrypted part: “{part}”.</source>
        <translation>„{name}“ hat einen verschlüsselten Teil: „{part}“.</translation>
    </message>
    <message>
        <source>“{name}” has fewer than 3 colours.</source>
        <translation>„{name}“ hat weniger als 3 Farben.</translation>
    </message>
    <message>
        <source>“{name}” has fewer than 3 different colours.</source>
        <translation>„{name}“ hat weniger als 3 verschiedene Farben.</translation>
    </message>
    <message>
        <source>“{name}” has no colours.</source>
        <translation>„{name}“ hat keine Farben.</translation>
    </message>
    <message>
        <source>“{name}” has no frame that can be read.</source>
        <translation>„{name}“ hat kein Bild, das sich lesen lässt.</translation>
    </message>
    <message>
        <source>“{name}” has no page {page}: it has {has}.</source>
        <translation>„{name}“ hat keine Seite {page}: es hat {has}.</translation>
    </message>
    <message>
        <source>“{name}” has no pixels.</source>
        <translation>„{name}“ hat keine Pixel.</translation>
    </message>
    <message>
        <source>“{name}” has pixels of the type “{kind}”.</source>
        <translation>„{name}“ hat Pixel vom Typ „{kind}“.</translation>
    </message>
    <message>
        <source>“{name}” has several pictures at a time; the first is taken.</source>
        <translation>„{name}“ hat mehrere Bilder zugleich; das erste wird genommen.</translation>
    </message>
    <message>
        <source>“{name}” has the part “{part}” twice.</source>
        <translation>„{name}“ hat den Teil „{part}“ zweimal.</translation>
    </message>
    <message>
        <source>“{name}” has {count} channels of the kind “{kind}”.</source>
        <translation>„{name}“ hat {count} Kanäle der Art „{kind}“.</translation>
    </message>
    <message>
        <source>“{name}” has {count} channels.</source>
        <translation>„{name}“ hat {count} Kanäle.</translation>
    </message>
    <message>
        <source>“{name}” has {count} colours; the limit is {limit}.</source>
        <translation>„{name}“ hat {count} Farben; die Grenze ist {limit}.</translation>
    </message>
    <message>
        <source>“{name}” has {count} parts, which no project has.</source>
        <translation>„{name}“ hat {count} Teile, so viele hat kein Projekt.</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pages; this is the first one.</source>
        <translation>„{name}“ hat {pages} Seiten; dies ist die erste.</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pictures; this is the first one.</source>
        <translation>„{name}“ hat {pages} Bilder; dies ist das erste.</translation>
    </message>
    <message>
        <source>“{name}” has {width} x {height} pixels, and not those of the film.</source>
        <translation>„{name}“ hat {width} x {height} Pixel, und nicht die des Films.</translation>
    </message>
    <message>
        <source>“{name}” has {width} x {height} pixels; the limit is {limit} megapixels.</source>
        <translation>„{name}“ hat {width} x {height} Pixel; die Grenze sind {limit} Megapixel.</translation>
    </message>
    <message>
        <source>“{name}” holds more than this program can work on. {reason}</source>
        <translation>„{name}“ enthält mehr, als dieses Programm bearbeiten kann. {reason}</translation>
    </message>
    <message>
        <source>“{name}” is a black-and-white picture.</source>
        <translation>„{name}“ ist ein Schwarz-Weiß-Bild.</translation>
    </message>
    <message>
        <source>“{name}” is a folder, a device or a pipe, not a project.</source>
        <translation>„{name}“ ist ein Ordner, ein Gerät oder eine Pipe, kein Projekt.</translation>
    </message>
    <message>
        <source>“{name}” is being made by another Tintype.</source>
        <translation>„{name}“ wird gerade von einem anderen Tintype gemacht.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: it has no version number.</source>
        <translation>„{name}“ ist beschädigt: die Versionsnummer fehlt.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: the part “{part}” is not the one that was saved.</source>
        <translation>„{name}“ ist beschädigt: der Teil „{part}“ ist nicht der gespeicherte.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: the part “{part}”: {reason}</source>
        <translation>„{name}“ ist beschädigt: der Teil „{part}“: {reason}</translation>
    </message>
    <message>
        <source>“{name}” is damaged: the part “{part}”: {reason}.</source>
        <translation>„{name}“ ist beschädigt: der Teil „{part}“: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: {part} is not JSON: {reason}.</source>
        <translation>„{name}“ ist beschädigt: {part} ist kein JSON: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: {part}: {reason}.</source>
        <translation>„{name}“ ist beschädigt: {part}: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is damaged; this is what could be read of it.</source>
        <translation>„{name}“ ist beschädigt; dies ließ sich davon lesen.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>“{name}” is incomplete: the part “{part}” is missing.</source>
        <translation>„{name}“ ist unvollständig: der Teil „{part}“ fehlt.</translation>
    </message>
    <message>
        <source>“{name}” is interlaced: it is coloured as it is. Deinterlace it first for clean edges.</source>
        <translation>„{name}“ ist im Zeilensprung: es wird koloriert, wie es ist. Für saubere Kanten zuerst in Vollbilder umwandeln.</translation>
    </message>
    <message>
        <source>“{name}” is no name of a file.</source>
        <translation>„{name}“ ist kein Dateiname.</translation>
    </message>
    <message>
        <source>“{name}” is no picture of a known kind, whatever its name says.</source>
        <translation>„{name}“ ist kein Bild einer bekannten Art, was immer der Name sagt.</translation>
    </message>
    <message>
        <source>“{name}” is not a Tintype project.</source>
        <translation>„{name}“ ist kein Tintype-Projekt.</translation>
    </message>
    <message>
        <source>“{name}” is not a kind of film that can be written.</source>
        <translation>„{name}“ ist keine Art von Film, die geschrieben werden kann.</translation>
    </message>
    <message>
        <source>“{name}” is not a kind of picture that can be written.</source>
        <translation>„{name}“ ist keine Bildart, die sich schreiben lässt.</translation>
    </message>
    <message>
        <source>“{name}” is not a palette that can be read: {reason}.</source>
        <translation>„{name}“ ist keine lesbare Palette: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is not a project, or is damaged: {reason}.</source>
        <translation>„{name}“ ist kein Projekt oder ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is not the film that this work was done on, or it has been changed since.</source>
        <translation>„{name}“ ist nicht der Film, an dem hier gearbeitet wurde, oder er wurde seitdem geändert.</translation>
    </message>
    <message>
        <source>“{name}” is not the work on a film.</source>
        <translation>„{name}“ ist keine Arbeit an einem Film.</translation>
    </message>
    <message>
        <source>“{name}” is refused: the part “{part}” unpacks to {size} bytes.</source>
        <translation>„{name}“ wird abgelehnt: der Teil „{part}“ ist entpackt {size} Byte groß.</translation>
    </message>
    <message>
        <source>“{name}” is {kind} that cannot be read: {reason}.</source>
        <translation>„{name}“ ist {kind}, lässt sich aber nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is {kind}, not a photograph.</source>
        <translation>„{name}“ ist {kind}, kein Foto.</translation>
    </message>
    <message>
        <source>“{name}” is {kind}; the reader for these is not installed.</source>
        <translation>„{name}“ ist {kind}; der Leser dafür ist nicht installiert.</translation>
    </message>
    <message>
        <source>“{name}” shows no frame of the film “{film}”.</source>
        <translation>„{name}“ zeigt kein Bild des Films „{film}“.</translation>
    </message>
    <message>
        <source>“{name}” takes no published weights.</source>
        <translation>„{name}“ nimmt keine veröffentlichten Gewichte an.</translation>
    </message>
    <message>
        <source>“{name}” unpacks to more than {limit} GB.</source>
        <translation>„{name}“ ist entpackt größer als {limit} GB.</translation>
    </message>
    <message>
        <source>“{name}” uses the method “{backend}”, which this version of Tintype does not have.</source>
        <translation>„{name}“ benutzt die Methode „{backend}“, die diese Version von Tintype nicht hat.</translation>
    </message>
    <message>
        <source>“{name}” was made by a newer Tintype (project version {version}; this one reads {known}).</source>
        <translation>„{name}“ stammt von einem neueren Tintype (Projektversion {version}; dieses liest {known}).</translation>
    </message>
    <message>
        <source>“{name}”, a part of Tintype, cannot be read.</source>
        <translation>„{name}“, ein Teil von Tintype, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read as a film: {reason}.</source>
        <translation>„{path}“ lässt sich nicht als Film lesen: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {reason}.</source>
        <translation>„{path}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” has a frame rate of its own.</source>
        <translation>„{path}“ hat eine eigene Bildrate.</translation>
    </message>
    <message>
        <source>“{path}” has no frames.</source>
        <translation>„{path}“ hat keine Bilder.</translation>
    </message>
    <message>
        <source>“{path}” has no usable {names}; the default is in use.</source>
        <translation>„{path}“ hat kein brauchbares {names}; es gilt die Vorgabe.</translation>
    </message>
    <message>
        <source>“{path}” is a device or a pipe, not a file.</source>
        <translation>„{path}“ ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>“{path}” is a file; frames need a folder.</source>
        <translation>„{path}“ ist eine Datei; Einzelbilder brauchen einen Ordner.</translation>
    </message>
    <message>
        <source>“{path}” is a folder.</source>
        <translation>„{path}“ ist ein Ordner.</translation>
    </message>
    <message>
        <source>“{path}” is a link that leads back to itself.</source>
        <translation>„{path}“ ist eine Verknüpfung, die zu sich selbst führt.</translation>
    </message>
    <message>
        <source>“{path}” is an HDR film.</source>
        <translation>„{path}“ ist ein HDR-Film.</translation>
    </message>
    <message>
        <source>“{path}” is damaged: it names no part “{name}”.</source>
        <translation>„{path}“ ist beschädigt: es nennt keinen Teil „{name}“.</translation>
    </message>
    <message>
        <source>“{path}” is incomplete: {reason}.</source>
        <translation>„{path}“ ist unvollständig: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” is no film, or is damaged: {reason}.</source>
        <translation>„{path}“ ist kein Film oder ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” is packed in a way that cannot be read here.</source>
        <translation>„{path}“ ist auf eine Art gepackt, die sich hier nicht lesen lässt.</translation>
    </message>
    <message>
        <source>“{path}” is the folder of the original frames.</source>
        <translation>„{path}“ ist der Ordner der Originalbilder.</translation>
    </message>
    <message>
        <source>“{path}” is the original film.</source>
        <translation>„{path}“ ist der Originalfilm.</translation>
    </message>
    <message>
        <source>“{path}” is the original photograph.</source>
        <translation>„{path}“ ist das ursprüngliche Foto.</translation>
    </message>
    <message>
        <source>“{path}” may not be read.</source>
        <translation>„{path}“ darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“{path}” may not be written.</source>
        <translation>„{path}“ darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“{path}” shows frame {frame}, which is not in scene {number}.</source>
        <translation>„{path}“ zeigt Bild {frame}, das nicht in Szene {number} liegt.</translation>
    </message>
    <message>
        <source>“{path}” was not deleted ({reason}).</source>
        <translation>„{path}“ wurde nicht gelöscht ({reason}).</translation>
    </message>
    <message>
        <source>“{path}” was not written: {reason}.</source>
        <translation>„{path}“ wurde nicht geschrieben: {reason}.</translation>
    </message>
    <message>
        <source>“{path}”: regions do not follow the film; its hints count for the whole frame.</source>
        <translation>„{path}“: Bereiche folgen dem Film nicht; die Hinweise gelten für das ganze Bild.</translation>
    </message>
    <message>
        <source>“{path}”: {reason}</source>
        <translation>„{path}“: {reason}</translation>
    </message>
    <message>
        <source>“{what}” did not come up.</source>
        <translation>„{what}“ ist nicht erschienen.</translation>
    </message>
</context>
<context>
    <name>ZoomField</name>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in per cent: type one, or choose it</source>
        <translation>Zoom in Prozent: eingeben oder auswählen</translation>
    </message>
</context>
<context>
    <name>_Steps</name>
    <message>
        <source>{step}, the present one</source>
        <translation>{step}, der jetzige</translation>
    </message>
    <message>
        <source>{step}, undone</source>
        <translation>{step}, rückgängig gemacht</translation>
    </message>
</context>
</TS>
