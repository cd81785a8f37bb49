/** What went wrong, in one plain sentence: what happened, what is safe, what to do. */
export const problems = {
  'storage-full':
    'Der Speicher dieses Geräts ist voll. Bisheriges ist sicher, Neues noch nicht. Schaffen Sie Platz, es wird von selbst weiter gespeichert.',
  'storage-failing':
    'Dieses Gerät speichert gerade nicht. Lassen Sie das Fenster offen, es wird weiter versucht.',
  'storage-closed':
    'Der Speicher wurde von einem anderen Fenster geschlossen. Es wird von selbst wieder verbunden.',
  'row-damaged':
    'Ein Teil der gespeicherten Daten ist beschädigt und wurde beiseitegelegt. Alles andere ist da.',
  'entry-foreign':
    'Es kamen Daten an, die nicht zu diesem Vorhaben gehören. Sie wurden nicht übernommen.',
  'document-newer':
    'Dieses Vorhaben wurde mit einer neueren Fassung bearbeitet. Sie können es lesen, aber nicht ändern. Bitte aktualisieren Sie die App.',
  'not-here': 'Diese Adresse gehört zu nichts, was auf diesem Gerät liegt.',
  'clock-jumped':
    'Die Uhr dieses Geräts wurde verstellt. Die Zeit läuft hier ruhig weiter, nichts ist verloren.',
}
