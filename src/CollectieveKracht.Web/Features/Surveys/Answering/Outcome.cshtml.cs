using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Conversation;
using CollectieveKracht.Web.Features.ForYou;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>The answers of a collective beside those of others, and where it goes from there. For its own people only.</summary>
public sealed class OutcomeModel(
    PlatformDb db, CurrentViewer current, CountedWaves waves, VocabularyCache vocabularies, SiteOptions site, IStringLocalizer<AnsweringText> texts)
    : AnsweringPage(db, current, TeamRole.Member)
{
    private const int MostStones = 600;

    private readonly Viewer _viewer = current.Viewer;
    private CountedWave _counted = null!;

    /// <summary>Null while too few were counted.</summary>
    public Comparison? Comparison { get; private set; }

    public Vocabulary Vocabulary { get; private set; } = null!;

    /// <summary>Whether their own answers are in the figures already.</summary>
    public bool IsCounted { get; private set; }

    public int Counted => _counted.Answers.Respondents;

    public DateTimeOffset? CountedAt => _counted.CountedAt;

    /// <summary>How many stones lie in the field: those that were counted, and their own.</summary>
    public int Stones => Counted + (IsCounted ? 0 : 1);

    public bool HasField => Stones <= MostStones;

    public Hit? Article { get; private set; }

    public QuestionCard? Question { get; private set; }

    public SimilarCollective? Similar { get; private set; }

    /// <summary>How many challenges they tick; their own one counts too.</summary>
    public int Ticked { get; private set; }

    public string Headline => texts[Ticked == 0 ? "HeadlineNone" : Comparison is not { } compared ? "HeadlineThanks" : compared.Widespread > 0 ? "HeadlineTogether" : "HeadlineOther"];

    public string Told => Ticked == 0 ? texts["ToldNone"]
        : (Ticked == 1 ? texts["ToldOne"] : texts["Told", Ticked]) + " " + (Comparison is not { } compared ? texts["ToldWait"].Value
        : compared.Widespread switch { 0 => texts["WidespreadNone"].Value, 1 => texts["WidespreadOne"].Value, var many => texts["Widespread", many].Value });

    /// <summary>Opens a mail to the board with the address of this page.</summary>
    public string Mail => "mailto:?subject=" + Uri.EscapeDataString(texts["MailSubject", Wave.Name.In(Language.Current.Code), Ours.Name])
        + "&body=" + Uri.EscapeDataString(texts["MailBody", site.Origin + AddressOf("uitkomst")]);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "naast")] string? beside, CancellationToken cancel)
    {
        if (Answers is not { IsSubmitted: true }) return ToStart();

        Vocabulary = await vocabularies.ReadAsync(cancel);
        _counted = (await waves.ReadAsync(Wave.Slug, cancel))!;
        var id = Answers.Id;
        IsCounted = await Db.CountedAnswers.AnyAsync(counted => counted.AnswerSetId == id, cancel);
        if (Comparison.IsPossible(_counted)) Comparison = new(_counted, Answers, beside);

        var ticked = Answers.Ticked();
        var codes = _counted.Categories.SelectMany(question => question.Options).Where(option => ticked.Contains(option.Id)).Select(option => option.Slug).ToArray();
        Ticked = codes.Length + _counted.Categories.Count(question => Answers.To(question) is { Own: not null });
        await ReadNextAsync(codes, cancel);
        return Page();
    }

    public string AddressBeside(ComparedGroup group) => AddressOf("uitkomst") + (group.Slug.Length == 0 ? "" : $"&naast={group.Slug}") + "#naast";

    /// <summary>The challenges as a card names them, at most two.</summary>
    public string Fits(Hit hit) => string.Join(", ", hit.Of(FacetDimension.Challenge).Take(2).Select(slug => Vocabulary.Name(FacetDimension.Challenge, slug)));

    /// <summary>In what another collective is alike.</summary>
    public string Likeness(SimilarCollective other) => string.Join(", ", new[]
    {
        other.SameSector ? texts["SameSector"].Value : null, other.SameLegalForm ? texts["SameLegalForm"].Value : null, other.SameSize ? texts["SameSize"].Value : null,
        other.Shared > 0 ? texts[other.Shared == 1 ? "SharedOne" : "Shared", other.Shared].Value : null,
    }.OfType<string>());

    private async Task ReadNextAsync(string[] codes, CancellationToken cancel)
    {
        var (ours, faced) = (Ours.Id, await Db.Challenges.AsNoTracking()
            .Where(challenge => codes.Contains(challenge.Code) && !challenge.IsRetired)
            .OrderBy(challenge => challenge.Category.Position).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
            .Select(challenge => new FacedChallenge(challenge.Id, challenge.Slug, challenge.ShortName, RecognitionState.PlaysNow, default)).ToListAsync(cancel));
        var pages = faced.Select(challenge => challenge.Slug).ToArray();
        if (pages.Length > 0)
        {
            Article = await Db.NewOn(pages, _viewer).FirstOrDefaultAsync(cancel);
            Question = await Db.Questions.StillOpen()
                .Where(question => question.AskedBy.Id != ours && question.Challenges.Any(challenge => pages.Contains(challenge.Slug)))
                .AsCards().FirstOrDefaultAsync(cancel);
        }

        var profile = await Db.Collectives.Where(collective => collective.Id == ours).AsProfiles(Db).SingleAsync(cancel);
        Similar = await Db.AlikeTo(profile, faced).FirstOrDefaultAsync(cancel);
    }
}
