/** Words of German and English that say nothing by themselves. */

/** Words that say nothing by themselves. */
export const stopWords = new Set(
  `aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bitte da damit dann das dass dein
  dem den denn der des die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines
  er es etwas für gar geht gibt hab habe haben hat hier ich ihm ihn ihr ihre im immer in ins ist ja jede jeden jeder
  kann kein keine keinen können man mehr mein meine mich mir mit muss nach nicht nichts noch nur ob oder ohne
  schon sehr sein seine sich sie sind so soll sollen sollte über um und uns unser unsere unter viel viele vom von vor
  war waren was weil wenn wer werden wie wieder wir wird wo wäre zu zum zur zwischen
  a about all an and any are as at be been but by can could do does for from had has have he her his i if in is it
  its just like me more my no not of on one or our out she should so some than that the their them there they this
  to too up us very was we were what when which who will with would you your`.split(/\s+/),
)
