using Ledger.Store;

namespace Ledger.Web.Api;

/// <summary>A type of event of the feed.</summary>
/// <param name="Type">The type, as events of the feed have it.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Meaning">What exactly an event of this type says.</param>
internal sealed record EventKindView(string Type, string Title, string Meaning);

/// <summary>
/// What each type of event means: who publishes events must be able to say so (NL GOV profile for CloudEvents,
/// <c>type</c>).
/// </summary>
internal static class EventKinds
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["plan_opened"] = "Een plan is in het register opgenomen, met titel, soort en looptijd; vastgesteld of niet.",
        ["plan_adopted"] = "Het plan is vastgesteld, door het besluit waarop de gebeurtenis rust.",
        ["plan_closed"] = "Het plan is afgelopen; er kan niets meer in veranderen.",
        ["element_added"] = "Een onderdeel (ambitie, doel, resultaat, activiteit, ...) is aan het plan toegevoegd.",
        ["element_reworded"] = "Een onderdeel heeft een ander nummer, een andere titel of een andere toelichting.",
        ["element_moved"] = "Een onderdeel staat onder een ander onderdeel.",
        ["element_withdrawn"] = "Een onderdeel geldt niet meer, en wat eronder staat ook niet.",
        ["activity_scheduled"] = "Van een activiteit staat vast wie haar doet, met wie en wanneer.",
        ["indicator_defined"] = "Een onderdeel heeft een indicator: wat er geteld wordt, en in welke eenheid.",
        ["indicator_redefined"] = "Een indicator telt of heet vanaf nu anders.",
        ["indicator_withdrawn"] = "Een indicator wordt niet meer gevolgd.",
        ["baseline_recorded"] = "De nulmeting van een indicator: het cijfer waarvan een streefwaarde uitgaat.",
        ["measurement_recorded"] = "Een latere meting van een indicator.",
        ["target_set"] = "Een streefwaarde is gesteld, of opnieuw: wat een indicator in een jaar moet bereiken.",
        ["target_changed"] = "Een streefwaarde vraagt iets anders dan daarvoor.",
        ["target_withdrawn"] = "Een streefwaarde geldt niet meer.",
        ["lineage_declared"] = "Er is aangewezen waaruit een onderdeel of indicator voortkomt, of waarin het opgaat.",
        ["contradiction_noted"] = "Twee of meer plaatsen in de bronnen kunnen niet allemaal kloppen.",
        ["budget_adopted"] = "De primitieve begroting van een jaar, met al haar posten.",
        ["budget_amended"] = "Een begrotingswijziging: posten zijn vanaf nu hoger of lager, of nieuw.",
        ["amount_moved"] = "Een bedrag ging van de ene post naar de andere; het totaal bleef gelijk.",
        ["cover_assigned"] = "Waar het geld van een post vandaan komt.",
        ["actual_recorded"] = "Wat er op een post werkelijk is uitgegeven of ontvangen.",
        ["year_closed"] = "Het begrotingsjaar is afgesloten.",
        ["decision_taken"] = "Een orgaan nam een besluit.",
        ["advice_given"] = "Een orgaan gaf een advies.",
        ["advice_answered"] = "Een advies is beantwoord, punt voor punt.",
        ["source_registered"] = "Een document is bekend als bron, met de SHA-256 van zijn tekst als die er is.",
        ["source_superseded"] = "Een ander document komt in de plaats van een bron.",
        ["actor_named"] = "Achter een schuilnaam hoort een naam. De naam zelf staat er niet in.",
        ["name_erased"] = "De naam achter een schuilnaam is gewist, voorgoed.",
    };

    /// <summary>Every type that the feed may give.</summary>
    public static IReadOnlyList<EventKindView> All { get; } =
    [
        .. EventCodec.EventTypes.Select(t => (t.Name, Stored: EventCodec.Current.NameOf(t)))
            .Select(t => new EventKindView(
                CloudEvent.TypePrefix + t.Stored, EventWords.Say(t.Name), Meanings[t.Stored])),
    ];

    /// <summary>Where it is read.</summary>
    public static Read Read { get; } = Api.Read.As(
        "/gebeurtenissoorten", "gebeurtenissoorten", "Wat elke soort gebeurtenis betekent.", [], _ => All);
}
