using Bogus;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;

namespace CollectieveKracht.Web.Data.Seed.Examples;

/// <summary>Makes collectives whose characteristics follow the shares that the report states; see collectives.yaml.</summary>
internal sealed class ExampleCollectives(Faker faker, ExampleVocabulary words, DateTimeOffset now)
{
    private const string Unknown = "unknown";

    private readonly CollectiveFacts _facts = ExampleFiles.Read<CollectiveFacts>("collectives.yaml");
    private readonly Randomizer _random = faker.Random;

    public List<Collective> Make()
    {
        var drafts = _facts.Sectors.SelectMany(DraftSector).ToList();
        foreach (var sector in drafts.GroupBy(draft => draft.Sector))
        {
            ChooseTargetGroups(sector.Key, [.. sector]);
            ChooseConditions(sector.Key, [.. sector]);
            ChooseNetworks(sector.Key, [.. sector]);
        }

        ChooseAgesAndSizes(drafts);
        ChooseLimits(drafts);
        var names = new Queue<string>(_random.Shuffle(from first in _facts.FirstParts from last in _facts.LastParts select last.Replace("-", first)));
        return [.. _random.Shuffle(drafts).Select(draft => ToCollective(draft, names.Dequeue()))];
    }

    private IEnumerable<Draft> DraftSector(CollectiveFacts.SectorFacts sector)
    {
        var forms = _random.Cards(sector.LegalForms);
        var areas = _random.Cards(sector.WorkingAreas);
        var government = _random.Cards(sector.Government);
        return sector.Kinds.SelectMany(kind => Enumerable.Repeat(kind, kind.Count))
            .Select(kind => new Draft(sector, kind, forms.Dequeue(), areas.Dequeue(), government.Dequeue()));
    }

    // Most local collectives are there for the residents (report, part 1, "Juridische vorm").
    private void ChooseTargetGroups(CollectiveFacts.SectorFacts sector, List<Draft> drafts)
    {
        foreach (var (place, draft) in _random.Leaning(drafts, LocalFirst, 1).Index())
        {
            draft.TargetGroups = place < sector.ForResidents ? [ExampleVocabulary.Residents] : [faker.PickRandom(draft.Kind.Serves)];
            if (_random.Bool(.15f)) draft.TargetGroups.Add(faker.PickRandom(draft.Kind.Serves));
        }
    }

    // Residence is asked above all by local collectives, and the file names it first (report, part 1, "Juridische vorm").
    private void ChooseConditions(CollectiveFacts.SectorFacts sector, List<Draft> drafts)
    {
        var withMembers = drafts.Where(draft => draft.HasMembers);
        foreach (var (draft, conditions) in _random.Leaning(withMembers, LocalFirst, 1).Zip(Deck.InOrder(sector.Conditions)))
        {
            draft.Conditions = conditions switch
            {
                "woonplaats-en-geld" => ["woonplaats", .. Payment()],
                "geld" => Payment(),
                _ => [conditions],
            };
        }
    }

    private List<string> Payment() => _random.Number(9) switch
    {
        < 5 => ["contributie"],
        < 8 => ["entreegeld"],
        _ => ["entreegeld", "contributie"],
    };

    private void ChooseNetworks(CollectiveFacts.SectorFacts sector, List<Draft> drafts)
    {
        foreach (var (draft, network) in _random.Shuffle(drafts).Zip(Deck.InOrder(sector.Networks))) draft.Network = network;
    }

    // The report sees a direct relation between the number of members and the working area (part 1, "Ledenaantal").
    private void ChooseAgesAndSizes(List<Draft> drafts)
    {
        foreach (var (draft, age) in drafts.Zip(_random.Cards(_facts.Ages))) draft.Age = age;

        var known = _facts.Sizes.Where(size => size.Key != Unknown).ToDictionary();
        var withSize = _random.Shuffle(drafts).Skip(_facts.Sizes[Unknown]);
        foreach (var (draft, size) in _random.Leaning(withSize, Weight, 3).Zip(Deck.InOrder(known)))
        {
            var (from, to) = words.Bounds(size);
            draft.Members = _random.Number(Math.Max(from, 4), to ?? from * 5 / 2);
        }

        double Weight(Draft draft) => words.Rank(draft.WorkingArea) + Math.Min(draft.Age, 16) / 8d;
    }

    private void ChooseLimits(List<Draft> drafts)
    {
        var eligible = drafts.Where(draft => draft.HasMembers && draft.Members < 250);
        foreach (var draft in _random.Shuffle(eligible).Take(_facts.WithLimit))
            draft.Limit = (draft.Members!.Value * _random.Number(100, 140) / 1000 + 1) * 10;
    }

    private static double LocalFirst(Draft draft) => draft.WorkingArea == "lokaal" ? 0 : .7;

    private Collective ToCollective(Draft draft, string ownName)
    {
        var place = faker.PickRandom(words.Municipalities);
        var name = $"{Designation(draft)} {ownName}";
        var collective = new Collective(Slug.From($"voorbeeld {name}"), name, Summary(draft, place), place, isExample: true);
        var fields = Fields(draft);
        collective.WorkIn(fields, fields[0], words.Of(Characteristic.Sector));
        collective.Organise(words.Term(Characteristic.LegalForm, draft.LegalForm), words.Term(Characteristic.WorkingArea, draft.WorkingArea), draft.Members, words.Of(Characteristic.SizeClass));
        if (draft.HasMembers) collective.AskOfMembers(words.Terms(Characteristic.MembershipCondition, draft.Conditions), draft.Limit, faker.PickRandom(_facts.LimitReasons));
        collective.Serve(words.Terms(Characteristic.TargetGroup, draft.TargetGroups.Distinct()));
        collective.Tell(now.Year - draft.Age, words.Term(Characteristic.Phase, Phase(draft.Age)), words.Term(Characteristic.GovernmentRelation, draft.Government), website: null);
        TellExpertise(collective, [.. draft.Kind.Knows, .. draft.Sector.Expertise]);
        if (draft.Network is { } network) collective.Join(words.Network(network));
        List(collective);
        return collective;
    }

    private string Designation(Draft draft) => draft.LegalForm switch
    {
        "cooperatie" => $"{faker.PickRandom(draft.Kind.Stems)}coöperatie",
        "vereniging" => $"{faker.PickRandom(draft.Kind.Stems)}vereniging",
        "stichting" => $"Stichting {faker.PickRandom(draft.Kind.Plain)}",
        _ => faker.PickRandom(draft.Kind.Plain),
    };

    private string Summary(Draft draft, Region place) =>
        $"{faker.PickRandom(draft.Kind.Does).Replace("{plaats}", place.Name)} {faker.PickRandom(draft.Kind.How)}";

    private List<Term> Fields(Draft draft)
    {
        var more = draft.Kind.Fields.Count == 0
            ? _random.Number(SectorRule.ManyFields + 1, SectorRule.ManyFields + 3)
            : Math.Min(_random.WeightedRandom([0, 1], [.65f, .35f]), draft.Kind.Perhaps.Count);
        return words.Terms(Characteristic.ActivityField, [.. draft.Kind.Fields, .. _random.Shuffle(draft.Kind.Perhaps).Take(more)]);
    }

    private string Phase(int age) => age switch
    {
        <= 1 => faker.PickRandom("idee", "start"),
        <= 4 => faker.PickRandom("start", "groei"),
        <= 9 => faker.PickRandom("groei", "doorlopend"),
        _ => "doorlopend",
    };

    private void TellExpertise(Collective collective, List<string> expertise)
    {
        var shuffled = _random.Shuffle(expertise).ToList();
        var offered = _random.WeightedRandom([0, 1, 2, 3], [.15f, .3f, .35f, .2f]);
        var sought = _random.WeightedRandom([0, 1, 2], [.4f, .4f, .2f]);
        collective.OfferAndSeek(shuffled.Take(offered), shuffled.Skip(offered).Take(sought));
    }

    private void List(Collective collective)
    {
        var listed = now.AddMinutes(-_random.Number(2 * 24 * 60, 700 * 24 * 60));
        collective.Propose(listed);
        if (_random.Bool()) collective.Verify(words.Editors);
        if (_random.Bool(.6f)) collective.Confirm(listed + (now - listed) * _random.Double());

        // Nobody took these decisions: the audit log is about what happened.
        collective.TakeEvents();
    }

    private sealed class Draft(CollectiveFacts.SectorFacts sector, CollectiveFacts.KindFacts kind, string legalForm, string workingArea, string government)
    {
        public CollectiveFacts.SectorFacts Sector => sector;

        public CollectiveFacts.KindFacts Kind => kind;

        public string LegalForm => legalForm;

        public string WorkingArea => workingArea;

        public string Government => government;

        public bool HasMembers => legalForm != Collective.FoundationSlug;

        public List<string> TargetGroups { get; set; } = [];

        public List<string> Conditions { get; set; } = [];

        public string? Network { get; set; }

        public int Age { get; set; }

        public int? Members { get; set; }

        public int? Limit { get; set; }
    }
}
