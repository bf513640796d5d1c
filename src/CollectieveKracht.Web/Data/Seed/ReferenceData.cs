using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>
/// Loads what the platform starts with: geography, vocabulary, challenges, the published figures and the first
/// knowledge. What was loaded once is not loaded again (<see cref="SeededItem"/>), so edits and removals survive.
/// </summary>
public sealed partial class ReferenceData(PlatformDb db, TimeProvider clock)
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Data", "Seed");
    private HashSet<string> _loaded = [];

    /// <summary>Loads what is missing in one transaction.</summary>
    /// <returns>How many things were loaded; 0 when all was there.</returns>
    public async Task<int> LoadAsync(CancellationToken cancel = default)
    {
        _loaded = [.. await db.SeededItems.Select(item => item.Key).ToListAsync(cancel)];
        var before = _loaded.Count;
        if (!IsNew($"files:{await FingerprintAsync(cancel)}")) return 0;

        var reference = ReferenceFile.Read(Path.Combine(_folder, "reference.json"));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LoadSynonymsAsync(cancel);
        await LoadReadyReasonsAsync(cancel);
        await LoadRegionsAsync(cancel);
        await LoadTermsAsync(reference, cancel);
        await LoadChallengesAsync(reference, cancel);
        await LoadNetworksAsync(cancel);
        await LoadChainsAsync(cancel);
        await LoadGlossaryAsync(cancel);
        await LoadArticlesAsync(cancel);
        await LoadWaveAsync(reference, cancel);
        await transaction.CommitAsync(cancel);
        return _loaded.Count - before;
    }

    private async Task LoadRegionsAsync(CancellationToken cancel)
    {
        var known = await db.Regions.ToDictionaryAsync(region => region.Code, cancel);
        foreach (var row in RegionRow.ReadAll(Path.Combine(_folder, "Geography", "regions.csv")))
        {
            if (!IsNew($"region:{row.Code}")) continue;

            var region = new Region(row.Code, row.Kind, row.Name, row.Slug, row.Parent is null ? null : known[row.Parent]);
            region.Describe(row.Iso, row.Latitude, row.Longitude, row.ValidFrom);
            known[region.Code] = db.Add(region).Entity;
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadSynonymsAsync(CancellationToken cancel)
    {
        foreach (var line in await File.ReadAllLinesAsync(Content("synonyms.tsv"), cancel))
        {
            var words = line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length > 1 && IsNew($"synonyms:{words[0]}")) db.Add(new SynonymGroup(words));
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadReadyReasonsAsync(CancellationToken cancel)
    {
        foreach (var (order, line) in (await File.ReadAllLinesAsync(Content("ready-reasons.tsv"), cancel)).Index())
        {
            if (line.Split('\t') is [var verdict, var nl, var en, var textNl, var textEn] && IsNew($"ready-reason:{nl}"))
                db.Add(new ReadyReason(Enum.Parse<Verdict>(verdict), new Label(nl, en), new Label(textNl, textEn), order));
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadTermsAsync(ReferenceFile reference, CancellationToken cancel)
    {
        Dictionary<Characteristic, string> lists = new()
        {
            [Characteristic.Sector] = "sector",
            [Characteristic.LegalForm] = "legal_form",
            [Characteristic.WorkingArea] = "working_area",
            [Characteristic.SizeClass] = "member_count",
            [Characteristic.TargetGroup] = "target_group",
            [Characteristic.MembershipCondition] = "membership_condition",
            [Characteristic.GovernmentRelation] = "government_relation",
            [Characteristic.Phase] = "phase",
        };
        foreach (var (characteristic, list) in lists)
            AddTerms(characteristic, reference.Characteristics[list]);
        AddTerms(Characteristic.ActivityField, reference.ActivityFields);
        await db.SaveChangesAsync(cancel);
    }

    private void AddTerms(Characteristic characteristic, List<ReferenceFile.TermEntry> entries)
    {
        foreach (var (position, entry) in entries.Index())
        {
            if (!IsNew($"term:{characteristic}:{Term.FirstVersion}:{entry.Slug}")) continue;

            db.Add(characteristic switch
            {
                Characteristic.ActivityField => Term.ActivityField(entry.Slug, entry.Name, position, entry.Sector!, entry.Food),
                Characteristic.SizeClass => Term.SizeClass(entry.Slug, entry.Name, position, entry.From!.Value, entry.To),
                Characteristic.MembershipCondition => Term.MembershipCondition(entry.Slug, entry.Name, position, entry.Financial),
                Characteristic.TargetGroup => Term.TargetGroup(entry.Slug, entry.Name, position, entry.Group),
                _ => new Term(characteristic, entry.Slug, entry.Name, position),
            });
        }
    }

    private async Task LoadChallengesAsync(ReferenceFile reference, CancellationToken cancel)
    {
        var texts = ContentFile.ReadAll<ChallengeFacts>(Content("challenges")).ToDictionary(file => file.Slug);
        var categoryTexts = ContentFile.ReadAll<ChallengeFacts>(Content("categories")).ToDictionary(file => file.Slug);
        var keys = reference.PublishedResults.Overview3.Values.SelectMany(slugs => slugs).ToHashSet();
        var categories = await db.ChallengeCategories.ToDictionaryAsync(category => category.Slug, cancel);
        var added = new List<Challenge>();

        foreach (var (position, entry) in reference.ChallengeCategories.Index())
        {
            if (IsNew($"category:{entry.Slug}"))
            {
                var category = new ChallengeCategory(entry.Slug, new Label(entry.Nl, entry.En), position);
                var text = categoryTexts[entry.Slug];
                category.Describe(text.Facts.Summary, text.Body, MarkdownText.ToHtml(text.Body));
                categories[entry.Slug] = db.Add(category).Entity;
            }

            foreach (var (place, leaf) in entry.Challenges.Index())
            {
                if (!IsNew($"challenge:{leaf.Slug}")) continue;

                var challenge = new Challenge(leaf.Slug, new Label(leaf.Nl, leaf.En), categories[entry.Slug], place);
                var text = texts[leaf.Slug];
                challenge.Describe(text.Facts.ShortName, text.Facts.Summary, text.Body, MarkdownText.ToHtml(text.Body), text.Facts.SearchWords);
                if (keys.Contains(leaf.Slug)) challenge.MarkAsKey();
                added.Add(db.Add(challenge).Entity);
            }
        }

        await db.SaveChangesAsync(cancel);

        var all = await db.Challenges.ToDictionaryAsync(challenge => challenge.Slug, cancel);
        foreach (var challenge in added)
        {
            foreach (var related in texts[challenge.Slug].Facts.Related) challenge.RelateTo(all[related]);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadNetworksAsync(CancellationToken cancel)
    {
        var sectors = await TermsAsync(Characteristic.Sector, cancel);
        foreach (var file in ContentFile.ReadAll<NetworkFacts>(Content("networks")))
        {
            if (!IsNew($"network:{file.Slug}")) continue;

            var facts = file.Facts;
            var network = new Network(file.Slug, facts.Name, facts.ShortName);
            network.Describe(
                new Label(facts.SummaryNl, facts.SummaryEn), file.Body, MarkdownText.ToHtml(file.Body), facts.Website, facts.Source,
                facts.Sectors.Select(slug => sectors[slug]));
            db.Add(network);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadChainsAsync(CancellationToken cancel)
    {
        var challenges = await db.Challenges.ToDictionaryAsync(challenge => challenge.Slug, cancel);
        foreach (var file in ContentFile.ReadAll<ChainFacts>(Content("chains")))
        {
            if (!IsNew($"chain:{file.Slug}")) continue;

            var chain = new Chain(file.Slug, new Label(file.Facts.Nl, file.Facts.En));
            chain.Describe(new Label(file.Facts.SummaryNl, file.Facts.SummaryEn), file.Body, MarkdownText.ToHtml(file.Body));
            foreach (var step in file.Facts.Steps)
            {
                if (step.Own is { } own) chain.ThenOwnStep(own.Slug, new Label(own.Nl, own.En));
                else chain.ThenAnyOf([.. step.Challenges.Select(slug => challenges[slug])]);
            }

            db.Add(chain);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadWaveAsync(ReferenceFile reference, CancellationToken cancel)
    {
        if (!IsNew("wave:2020")) return;

        db.Add(PublishedWave.Of2020(reference));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Account> EditorsAsync(CancellationToken cancel)
    {
        if (await db.Accounts.FirstOrDefaultAsync(account => account.Name == Account.EditorsName, cancel) is { } known) return known;

        var editors = db.Add(new Account(Account.EditorsName)).Entity;
        await db.SaveChangesAsync(cancel);
        return editors;
    }

    private Task<Dictionary<string, Term>> TermsAsync(Characteristic characteristic, CancellationToken cancel) =>
        db.Terms.Where(term => term.Characteristic == characteristic && term.Version == Term.FirstVersion)
            .ToDictionaryAsync(term => term.Slug, cancel);

    private bool IsNew(string key)
    {
        if (!_loaded.Add(key)) return false;
        db.Add(new SeededItem(key));
        return true;
    }

    // Of all names and contents: when it is known, there is nothing new to load and no file needs to be read through.
    private async Task<string> FingerprintAsync(CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(_folder, path)));
            hash.AppendData(await File.ReadAllBytesAsync(path, cancel));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string Content(string folder) => Path.Combine(_folder, "Content", folder);
}
