# mus-plan show: plans of the cluster example as a leader reads them before a follow-up, on paper
# and on terminals of several widths. Widths are measured by a reader that is not ours (wcwidth).
. tests/cli/lib.sh
. "$top/tests/cli/cluster.sh"
cluster_example >/dev/null 2>&1
cd ledere/mette-k || exit
screen() { # columns and command
	run "$PYTHON" "$top/tests/cli/screen.py" "$@"
}
# No line has more columns; the widest has at least half of them.
fits() { # name, columns
	widest=$("$PYTHON" "$top/tests/cli/screen.py" -w <"$T.io/out")
	check "$1: $widest of $2 columns" test "$widest" -le "$2" -a "$widest" -ge $(($2 / 2))
}

run mus-plan show aase-b --lang da
is_status 0 'a plan in full swing'
no_err 'a plan in full swing'
is_out 'a plan in full swing' <<'END'
Åse Bregnedal, pædagog, Solsikken · 2026
  Samtale     9. februar med Mette Kornblad
  Opfølgning  2. november, om 168 dage
  Løfter      4 åbne, det ældste 98 dage gammelt

Mål: Jeg vil turde vente på svaret. (samtaler)
  Tjener      En rigtig samtale til hvert barn hver dag → Alle børn har sprog
              til at lege, lære og være med
  Tegn        Tre sekunders pause · De langsomme børn kommer med

  Kursus: Samtaler, der bliver længere end ja og nej (sam-kursus)
    afventer opsamlingen · frist 21. august, om 95 dage · har ventet i 98 dage
    kursus · Samtaler i hverdagens rutiner · Åse · 3.900 kr. · 12 timer
    Støtte    Vikar den ene af de to dage
    Praksis   Følger barnets spor i stedet for at stille det næste
              kontrolspørgsmål.

  Holdansvarlig i garderoben på Humlebien (faelles-garderobe)
    i gang · frist 30. september, om 135 dage · lovet for 98 dage siden
    nye opgaver · Samtaler i hverdagens rutiner · Åse · 5 timer
    Tjener    Garderoben er et sted, hvor der bliver talt → En rigtig samtale
              til hvert barn hver dag → Alle børn har sprog til at lege, lære
              og være med
    Del af    Garderobe i små hold på alle fire stuer (solsikken/garderobe)
    Før       Kigge på garderoben i en uge og skrive ned, hvad der går godt.
              (Åse) · frist 25. februar, 82 dage for sent
    Under     Begynde med én dag om ugen og lægge til, når det sidder. (Åse)
              · frist 25. september, om 130 dage
    Efter     Ny lydoptagelse til november; hvem taler mest? (Åse)
    Log       19. marts (Mette): Mette har set det og givet tilbagemelding.

Mål: Jeg vil kunne gå fra vurdering til plan uden at skulle spørge om hvert
  skridt. (vurdering)
  Tjener      Ingen børn venter på hjælp → Alle børn har sprog til at lege,
              lære og være med
  Tegn        Planen er skrevet inden en uge · Teamet bruger den

  Med i klyngens netværk for sprogansvarlige (vur-netvaerk)
    aftalt · frist 21. august, om 95 dage · lovet for 98 dage siden
    netværk · Sprogvurdering og opfølgning på den · Åse · 10,5 timer
    Støtte    Fire møder om året i arbejdstiden
    Efter     Tre linjer i fredagsbrevet efter hvert møde. (Åse)
              · frist 30. september, om 135 dage
    Praksis   Tager mindst én afprøvet idé med hjem fra hvert møde.

Andre handlinger
  Blive fortrolig med forældreportalen (kul-it)
    ønske · 98 dage gammelt
    e-læring · Åse · 3 timer
    Tjener    intet mål i strategien
    Støtte    Helle hjælper

Det næste
  25. februar, 82 dage for sent  Før: Kigge på garderoben i en uge og skrive
                                 ned, hvad der går godt. (faelles-garderobe)
  21. august, om 95 dage         Kursus: Samtaler, der bliver længere end ja og
                                 nej (sam-kursus)
  21. august, om 95 dage         Med i klyngens netværk for sprogansvarlige
                                 (vur-netvaerk)
  25. september, om 130 dage     Under: Begynde med én dag om ugen og lægge
                                 til, når det sidder. (faelles-garderobe)
END
run mus-plan show silje-k --lang en
is_out 'overdue, not followed through, given up' <<'END'
Silje Katteurt, pædagog, Solsikken · 2026
  Talk         19 February with Mette Kornblad
  Follow-up    26 November, in 192 days
  Promises     3 open, one overdue, the oldest 88 days old

Goal: Teamet skal bruge mere tid på, hvad vi så, end på, hvad vi synes.
  (sparring)
  Serves       Vi bliver klogere af hinandens praksis

  Styre ti minutters praksisfortælling på stuemødet (spa-moede)
    agreed · from 24 August · due 19 October, in 154 days
      · promised 88 days ago
    new tasks · At give og få faglig feedback · Silje · 5 hours
    After      Sige på stuemødet, om det skal fortsætte, laves om eller stoppe.
               (Silje)
    Practice   Hvert stuemøde slutter med, hvad der prøves af til næste gang.
    Log        9 March: Drøftet med Freja, som er positiv.

Goal: Alle børn skal kunne høre, at deres sprog er noget værd her.
  (flere-sprog)
  Serves       Børn med flere sprog bruger dem alle → Alle børn har sprog til
               at lege, lære og være med
  Signs        Ord på fire sprog i samlingen · Barnet lærer os et ord

  Modul om dansk som andetsprog i dagtilbud (fler-modul)
    started · due 10 April, 38 days late · promised 88 days ago
    education module · Arbejde med børn, der har flere sprog · Silje
      · 9,800 DKK · 90 hours
    Support    Fri seks hele dage
    Before     ✓ Aftale, hvilke opgaver Silje slipper for imens. · done 2 March
    During     Samle materiale fra egen stue til opgaven. (Silje)
    After      Vise Louise det lærte i praksis, mens der er børn til stede.
               (Silje) · due 23 April, 25 days late
    Practice   Planlægger forløb, hvor børn med lidt dansk har noget at bidrage
               med fra begyndelsen.

  Sparring med sprogvejlederen om tre børn med to sprog (fler-vejl)
    agreed · from 18 August · due 6 January 2027, in 233 days
      · promised 88 days ago
    coaching · Arbejde med børn, der har flere sprog · Silje · 5.5 hours
    Before     Tjekke, at der er samtykke fra forældrene. (Mette)
    During     Prøve det aftalte greb hver dag i to uger. (Silje)
    After      Tage nye klip efter to måneder og se dem ved siden af de gamle.
               (Silje) · due 15 January 2027, in 242 days
    Practice   Der er en plan for hvert af de tre børn, og den bliver brugt i
               leg.

Other actions
  Lære de nye medhjælpere op i samtalegreb (sam-laere)
    dropped
    Log        27 March (Mette): Opgivet. Der var ikke tid til det ved siden af
               det andet. Bedre at gøre to ting ordentligt.

What comes next
  10 April, 38 days late       Modul om dansk som andetsprog i dagtilbud
                               (fler-modul)
  23 April, 25 days late       After: Vise Louise det lærte i praksis, mens der
                               er børn til stede. (fler-modul)
  19 October, in 154 days      Styre ti minutters praksisfortælling på
                               stuemødet (spa-moede)
  26 November, in 192 days     Follow-up on the plan
  6 January 2027, in 233 days  Sparring med sprogvejlederen om tre børn med to
                               sprog (fler-vejl)
END
run mus-plan show laerke-s --lang da
is_out 'followed up, and an effect' <<'END'
Lærke Syrenbusk, pædagogmedhjælper, Solsikken · 2026
  Samtale     11. marts med Mette Kornblad
  Opfølgning  12. oktober, om 147 dage
  Fulgt op    27. april: Kort opfølgning på gangen, som Lærke bad om. Datoen i
              efteråret står ved magt.
  Løfter      3 åbne, ét over fristen, det ældste 68 dage gammelt

Mål: Jeg vil lære at sætte ord på det, børnene laver, uden at tage legen fra
  dem. (samtaler)
  Tjener      En rigtig samtale til hvert barn hver dag → Alle børn har sprog
              til at lege, lære og være med
  Tegn        Børnene bruger ordene dagen efter · Legen fortsætter, selv om jeg
              sætter mig

  En dag hos Olivia på en anden stue (sam-skygge)
    aftalt · frist 10. august, om 84 dage · lovet for 68 dage siden
    følordning · Samtaler i hverdagens rutiner · Lærke · 7 timer
    Før       Ringe til det andet hus og finde en dag, hvor der er tid til at
              snakke. (Mette)
    Efter     Fortælle på personalemødet, hvad vi kan tage over, og hvad vi
              skal lade være med. (Lærke)
    Praksis   Har prøvet to greb af hjemme hos sig selv.

Mål: Børn, der ikke har ordene endnu, skal kunne fortælle os noget. (tegn)
  Tjener      En rigtig samtale til hvert barn hver dag → Alle børn har sprog
              til at lege, lære og være med
  Tegn        Tegn bruges hele dagen · Færre konflikter ved bordet

  Lære tegn af Lisbeth (teg-sidemand)
    aftalt · fra 17. august · frist 11. december, om 207 dage
      · lovet for 68 dage siden
    sidemandsoplæring · Tegn til tale og støtte med billeder · Lærke · 5 timer
    Før       Vælge ti tegn, som passer til stuens dag. (Lærke)
    Under     Ti minutter efter hver gang: hvad virkede, hvad gjorde barnet?
              (Lærke)
    Efter     Gøre det alene i fire uger og tale med Lisbeth om, hvordan det
              gik. (Lærke)
    Praksis   Kan vise hele goddagsangen med tegn uden at se på arket.

Mål: Forældre skal gå hjem med en god historie om barnets sprog. (foraeldre)
  Tjener      Forældre er med i sproget → Alle børn har sprog til at lege, lære
              og være med

  En god historie med hjem hver dag ved afhentning (for-hilsen)
    i gang · frist 1. april, 47 dage for sent · lovet for 68 dage siden
    nye opgaver · Samtaler med forældre om sprog · Mette · 4 timer
    Under     Holde tre samtaler, hvor den sidste bliver givet tilbagemelding
              på. (Lærke)
    Efter     Spørge børnene, og skrive deres svar op, så forældrene kan se
              dem. (Lærke) · frist 27. april, 21 dage for sent
    Praksis   Hver familie får én konkret fortælling om barnets sprog om ugen.

Andre handlinger
  Tælle, hvem der taler, når vi læser på Humlebien (faelles-taelle)
    færdig 30. april
    nye opgaver · Dialogisk læsning · Lærke · 4 timer
    Tjener    Vi læser sammen med børnene → Alle børn har sprog til at lege,
              lære og være med
    Del af    Fælles pædagogisk dag om dialogisk læsning
              (klynge-vestfjord/laesedag)
    Effekt    5 af 5 · praksis ændret: ja · 18. maj · Børnene beder selv om
              bogen igen og genfortæller den i dukkekrogen. Målt på lyd: de
              taler nu over halvdelen af tiden.
    Log       31. marts (Mette): Børnene er med på idéen.

Det næste
  1. april, 47 dage for sent   En god historie med hjem hver dag ved afhentning
                               (for-hilsen)
  27. april, 21 dage for sent  Efter: Spørge børnene, og skrive deres svar op,
                               så forældrene kan se dem. (for-hilsen)
  10. august, om 84 dage       En dag hos Olivia på en anden stue (sam-skygge)
  12. oktober, om 147 dage     Opfølgning på planen
  11. december, om 207 dage    Lære tegn af Lisbeth (teg-sidemand)
END
run mus-plan show viola-k --lang da
is_out 'a talk that is overdue' <<'END'
Viola Kornmod, pædagog, Solsikken · 2026
  Samtale     planlagt til 7. april med Mette Kornblad, 41 dage for sent
  Plan        ingen endnu

Det næste
  7. april, 41 dage for sent  Samtalen
END
run mus-plan show solsikken --lang da
is_out 'the plan of a unit' <<'END'
Fælles handleplan, Solsikken · 2026
  Opfølgning  7. oktober, om 142 dage: Personalemødet ser på holdlisterne fra
              garderoben og på antallet af læsestunder.
  Løfter      3 åbne

Handlinger
  Garderobe i små hold på alle fire stuer (garderobe)
    i gang · frist 30. september, om 135 dage
    nye opgaver · Samtaler i hverdagens rutiner · Mette Kornblad, Cecilie
      Hejrevig · 96 timer
    Tjener    Garderoben er et sted, hvor der bliver talt → En rigtig samtale
              til hvert barn hver dag → Alle børn har sprog til at lege, lære
              og være med
    Deltager  Solsikken, pædagog, pædagogisk assistent, pædagogmedhjælper
    Støtte    En voksen mere på legepladsen fra kvart i ti.
    Før       ✓ Hver stue laver en holdliste og hænger den op. (medarbejder)
              · gjort 3. marts
    Under     Hold på fire. De andre er allerede ude. (medarbejder)
    Efter     Ny optælling i september og et billede af det, der virker.
              (leder) · frist 30. september, om 135 dage
    Praksis   Den voksne sidder ned og taler med et barn ad gangen.

  Læsemakkere på tværs af stuerne (laesemakkere)
    i gang · frist 27. november, om 193 dage
    sidemandsoplæring · Dialogisk læsning · Åse Bregnedal, Jonas Fyrretop
      · 120 timer
    Tjener    Læsestunder, som ikke bliver aflyst → Vi læser sammen med børnene
              → Alle børn har sprog til at lege, lære og være med
    Del af    Fælles pædagogisk dag om dialogisk læsning
              (klynge-vestfjord/laesedag)
    Deltager  Solsikken
    Under     Makkerne ser hinanden læse en gang om måneden. (medarbejder)
    Efter     Fortælle på personalemødet, hvad børnene sagde. (medarbejder)
              · frist 27. november, om 193 dage

  Roligere morgen mellem syv og ni (morgen)
    aftalt · frist 30. juni, om 43 dage
    projekt · Jonas Fyrretop, tillidsrepræsentant · 3.500 kr. · 20 timer
    Tjener    intet mål i strategien, men: Arbejdsmiljø; det giver plads til
              resten.

Beslutninger
  Tegn til tale og støtte med billeder, kursus (tegn-i-huset)
    imødekommet 6. maj · for 2 personer · pulje-solsikken
    En fra hver ende af huset.

Det næste
  30. juni, om 43 dage        Roligere morgen mellem syv og ni (morgen)
  30. september, om 135 dage  Efter: Ny optælling i september og et billede af
                              det, der virker. (garderobe)
  30. september, om 135 dage  Garderobe i små hold på alle fire stuer
                              (garderobe)
END
run mus-plan show klynge-vestfjord --lang en
is_out 'the plan of the workplace' <<'END'
Group plan, Klynge Vestfjord · 2026
  Follow-up    8 September, in 113 days: Første punkt på ledermødet. Jesper
               viser, hvor langt handlingerne er, og hvad der er brugt af
               puljerne.
  Promises     5 open, the oldest 6 days old

Actions
  Fælles pædagogisk dag om dialogisk læsning (laesedag)
    done 6 March
    course · Dialogisk læsning · Bjørn Havgus, Nanna Uglehøj · 74,500 DKK
      · 1,650 hours
    Serves     Vi læser sammen med børnene → Alle børn har sprog til at lege,
               lære og være med
    For whom   Solsikken, Mælkebøtten, Bøgehuset, Åkanden, Strandengen,
               Æblehaven, Kløverstien, Skovbrynet
    Support    Husene holdt lukket, og forældrene fik besked i december.
    Before     ✓ Alle har læst den samme bog for en lille gruppe og skrevet to
               sætninger om, hvad børnene sagde. (employee) · done 5 March
    During     Oplæg om formiddagen; om eftermiddagen øver stuerne med deres
               egne bøger.
    After      ✓ Læsemakkere i husene og en ny optælling i uge 19. (leader)
               · done 8 May
    Practice   Børnene taler mest, når vi læser.
    Effect     4 of 5 · practice changed: partly · 12 May · Læsestunderne er
               steget fra 1,5 til 2,2 om ugen pr. stue. To huse mangler at
               komme i gang.
    Log        6 March (Nanna Uglehøj): 231 deltog. Materialerne ligger i den
               fælles mappe.

  Videosparring i fire huse (videosparring)
    started · due 11 December, in 207 days
    coaching · At give og få faglig feedback · Nanna Uglehøj, Jesper Odderbæk
      · 31,800 DKK · 220 hours
    Serves     Vi bliver klogere af hinandens praksis
    For whom   Solsikken, Bøgehuset, Åkanden, Strandengen, sprogvejleder
    Support    Samtykke fra forældre hentes af husene.
    Before     ✓ Hvert hus vælger to stuer, som gerne vil begynde. (leader)
               · done 8 April
    During     Sprogvejlederen leder de to første runder, stuen selv den
               tredje. (Nanna Uglehøj) · due 30 October, in 165 days
    After      De fire huse viser de fire andre, hvordan det gøres. (leader)
               · due 11 December, in 207 days
    Practice   Teamet taler om, hvad barnet gør, og ikke om, hvem der er
               dygtig.

  Netværk for sprogansvarlige (netvaerk)
    started · due 25 November, in 191 days
    network · Sprogvurdering og opfølgning på den · Nanna Uglehøj · 4,800 DKK
      · 128 hours
    Serves     Ingen børn venter på hjælp → Alle børn har sprog til at lege,
               lære og være med
    For whom   sprogvejleder, Åse Bregnedal, Maria Rosenmos, Karen Pindsvin,
               Ditte Rimfrost, Anne Marie Havtorn, Else Marie Lykke Dughøj,
               Hilda Høgeskov, Birgitte Klokkelyng
    Before     Hver tager en plan med, som ikke blev brugt. (employee)
    During     Fire møder på skift i husene. (Nanna Uglehøj)
    After      Referat på en side til alle stuer. (Nanna Uglehøj)
               · due 4 December, in 200 days
    Practice   Planer er korte, og de hænger, hvor de skal bruges.

  Forløb for lederne om at være tæt på sproget (lederforloeb)
    agreed · from 18 August · due 26 February 2027, in 284 days
      · promised 6 days ago
    project · Faglig ledelse af sprogarbejdet · Bjørn Havgus · 46,000 DKK
      · 312 hours
    Serves     Lederne er tæt på sprogarbejdet → Vi bliver klogere af hinandens
               praksis
    For whom   pædagogisk leder, klyngeleder
    Before     Hver leder tager lyd på et stuemøde og tæller, hvor meget de
               selv taler. (leader) · due 14 August, in 88 days
    During     Tre dage i efteråret og makkerbesøg imellem.
    After      Medarbejderne bliver spurgt i februar, hvad de har mærket. (top
               leader) · due 26 February 2027, in 284 days
    Answer     agreed 12 May · Ledermødet

  Ledere besøger hinandens stuemøder (lederbesoeg)
    agreed · from 1 September · due 18 December, in 214 days
    job shadowing · Faglig ledelse af sprogarbejdet · Hanne Tangmose, Thomas
      Rørhat · 48 hours
    Serves     Lederne er tæt på sprogarbejdet → Vi bliver klogere af hinandens
               praksis
    Part of    Forløb for lederne om at være tæt på sproget
               (klynge-vestfjord/lederforloeb)
    For whom   pædagogisk leder

  Reol med læsekufferter til fælles udlån (laanereol)
    awaiting the wrap-up · due 30 October, in 165 days
    project · Dialogisk læsning · Nanna Uglehøj · 22,000 DKK · 60 hours
    Serves     Vi læser sammen med børnene → Alle børn har sprog til at lege,
               lære og være med

Decisions
  Sprogvurdering og opfølgning på den, course (kurser-sprogvurdering)
    agreed 12 May · for 6 persons · pulje-klynge
    De, der er alene om opgaven i deres hus, kommer først.

  Arbejde med børn, der har flere sprog, education module
    (moduler-flersprogethed)
    declined 12 May
    Vi prøver med besøg og sparring i år og tager det op til efteråret.

  e-learning, professional (smaa-forloeb-paa-nettet)
    agreed 12 May
    Kan aftales direkte med lederen. Tiden er det, der koster.

What comes next
  14 August, in 88 days     Before: Hver leder tager lyd på et stuemøde og
                            tæller, hvor meget de selv taler. (lederforloeb)
  8 September, in 113 days  Follow-up on the plan
  30 October, in 165 days   During: Sprogvejlederen leder de to første runder,
                            stuen selv den tredje. (videosparring)
END

# ---- widths ----
for columns in 40 60 80 120; do
	screen $columns mus-plan show me --lang da
	check "all of Mette's people, $columns columns" test "$(grep -c · "$T.io/out")" -gt 100
	fits "all of Mette's people" $((columns > 100 ? 100 : columns))
done
screen 60 mus-plan show aase-b --lang da --color=never
is_out 'a narrow terminal' <<'END'
Åse Bregnedal, pædagog, Solsikken · 2026
  Samtale     9. februar med Mette Kornblad
  Opfølgning  2. november, om 168 dage
  Løfter      4 åbne, det ældste 98 dage gammelt

Mål: Jeg vil turde vente på svaret. (samtaler)
  Tjener      En rigtig samtale til hvert barn hver dag
              → Alle børn har sprog til at lege, lære og
              være med
  Tegn        Tre sekunders pause · De langsomme børn
              kommer med

  Kursus: Samtaler, der bliver længere end ja og nej
    (sam-kursus)
    afventer opsamlingen · frist 21. august, om 95 dage
      · har ventet i 98 dage
    kursus · Samtaler i hverdagens rutiner · Åse
      · 3.900 kr. · 12 timer
    Støtte    Vikar den ene af de to dage
    Praksis   Følger barnets spor i stedet for at stille
              det næste kontrolspørgsmål.

  Holdansvarlig i garderoben på Humlebien
    (faelles-garderobe)
    i gang · frist 30. september, om 135 dage
      · lovet for 98 dage siden
    nye opgaver · Samtaler i hverdagens rutiner · Åse
      · 5 timer
    Tjener    Garderoben er et sted, hvor der bliver talt
              → En rigtig samtale til hvert barn hver dag
              → Alle børn har sprog til at lege, lære og
              være med
    Del af    Garderobe i små hold på alle fire stuer
              (solsikken/garderobe)
    Før       Kigge på garderoben i en uge og skrive ned,
              hvad der går godt. (Åse) · frist 25. februar,
              82 dage for sent
    Under     Begynde med én dag om ugen og lægge til, når
              det sidder. (Åse) · frist 25. september,
              om 130 dage
    Efter     Ny lydoptagelse til november; hvem taler
              mest? (Åse)
    Log       19. marts (Mette): Mette har set det og givet
              tilbagemelding.

Mål: Jeg vil kunne gå fra vurdering til plan uden at skulle
  spørge om hvert skridt. (vurdering)
  Tjener      Ingen børn venter på hjælp → Alle børn har
              sprog til at lege, lære og være med
  Tegn        Planen er skrevet inden en uge · Teamet
              bruger den

  Med i klyngens netværk for sprogansvarlige (vur-netvaerk)
    aftalt · frist 21. august, om 95 dage
      · lovet for 98 dage siden
    netværk · Sprogvurdering og opfølgning på den · Åse
      · 10,5 timer
    Støtte    Fire møder om året i arbejdstiden
    Efter     Tre linjer i fredagsbrevet efter hvert møde.
              (Åse) · frist 30. september, om 135 dage
    Praksis   Tager mindst én afprøvet idé med hjem fra
              hvert møde.

Andre handlinger
  Blive fortrolig med forældreportalen (kul-it)
    ønske · 98 dage gammelt
    e-læring · Åse · 3 timer
    Tjener    intet mål i strategien
    Støtte    Helle hjælper

Det næste
  25. februar, 82 dage for sent: Før: Kigge på garderoben i
    en uge og skrive ned, hvad der går godt.
    (faelles-garderobe)
  21. august, om 95 dage: Kursus: Samtaler, der bliver
    længere end ja og nej (sam-kursus)
  21. august, om 95 dage: Med i klyngens netværk for
    sprogansvarlige (vur-netvaerk)
  25. september, om 130 dage: Under: Begynde med én dag om
    ugen og lægge til, når det sidder. (faelles-garderobe)
END
screen 44 mus-plan show viola-k --lang en --color=never
is_out 'a very narrow one' <<'END'
Viola Kornmod, pædagog, Solsikken · 2026
  Talk: planned for 7 April with Mette
      Kornblad, 41 days late
  Plan: none yet

What comes next
  7 April, 41 days late: The talk
END

# Letters of several code points, wide ones, and such as must not reach a terminal.
aase=2026/solsikken/aase-b
printf 'kind: plan\ncycle: 2026\nperson: aase-b\nunit: solsikken\nleader: mette-k\nfollow_up: 2026-06-01\nactions:\n' >$aase/plan.yaml
cat >>$aase/plan.yaml <<'END'
  - id: aeoeaa
    title: "Æblegrød 🍎🍏 på åen: læse, læse, læse, læse, læse, læse og læse højt igen"
    status: agreed
    support: "a\u030A e\u0301 o\u0308 a\u030A e\u0301 o\u0308 a\u030A e\u0301 o\u0308 a\u030A e\u0301 o\u0308 a\u030A e\u0301 o\u0308 a\u030A e\u0301 o\u0308 a\u030A e\u0301 o\u0308"
    practice: "日本語 日本語 日本語 日本語 日本語 日本語 日本語 日本語 日本語 日本語 日本語 日本語"
    no_link_reason: "\e[31mrød\e[0m, og \u202Ebagfra"
    hours: 1000
    cost: 1234567.5
    log:
      - {date: 2026-04-01, who: leader, what: "Første linje.\nAnden linje."}
      - {date: 2026-05-02, what: "Med fire ord, som følges\u00A0ad\u00A0til\u00A0enden."}
END
screen 60 mus-plan show aase-b --lang da --color=never
is_out 'letters of all widths' <<'END'
Åse Bregnedal, pædagog, Solsikken · 2026
  Samtale     9. februar med Mette Kornblad
  Opfølgning  1. juni, om 14 dage
  Løfter      ét åbent, det ældste 98 dage gammelt

Handlinger
  Æblegrød 🍎🍏 på åen: læse, læse, læse, læse, læse, læse
    og læse højt igen (aeoeaa)
    aftalt · lovet for 98 dage siden
    1.234.567,5 kr. · 1.000 timer
    Tjener    intet mål i strategien, men:
              \x1B[31mrød\x1B[0m, og \u202Ebagfra
    Støtte    å é ö å é ö å é ö å é ö å é ö å é ö å é ö
    Praksis   日本語 日本語 日本語 日本語 日本語 日本語
              日本語 日本語 日本語 日本語 日本語 日本語
    Log       2. maj: Med fire ord, som
              følges ad til enden.

Det næste
  1. juni, om 14 dage  Opfølgning på planen
END
fits 'letters of all widths' 60
run mus-plan show aase-b --lang da -v
has_out '-v: the whole log' '1. april (Mette): Første linje.'

# ---- colour ----
screen 80 mus-plan show silje-k --lang da
escape=$(printf '\033')
for look in '[1mSilje Katteurt' '[31mfrist 10. april, 38 dage for sent' '[32m✓' '[2m(fler-modul)' '[2mopgivet' '[2mFør'; do
	has_out 'colour on a terminal' "$escape$look"
done
# Each line ends as it began.
check 'no colour goes on to the next line' sh -c "! sed 's/$escape\\[[1-9][0-9]*m[^$escape]*$escape\\[0m//g' '$T.io/out' | grep -q '$escape'"
for way in 'NO_COLOR=1 mus-plan show silje-k' 'TERM=dumb mus-plan show silje-k' 'TERM=xterm mus-plan show silje-k --color=never'; do
	screen 80 env $way
	lacks_out "no colour: $way" "$escape"
done
run mus-plan show silje-k
lacks_out 'no colour in a pipe' "$escape"
run mus-plan show silje-k --color=always
has_out 'colour that was asked for' "$escape[1mSilje"
run mus-plan show silje-k -o plan.txt --color=always
check 'none in a file' sh -c "grep -q Silje plan.txt && ! grep -q '$escape' plan.txt"
done_testing
