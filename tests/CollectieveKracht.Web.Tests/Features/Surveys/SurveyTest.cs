using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>An open wave, and "Kwikstaart": with Anna as contact, Bram as editor and Carla as member. Dirk is contact of another.</summary>
public abstract class SurveyTest(PostgresTemplate template) : CollectiveTest(template)
{
    protected const string Start = "/peiling/peiling-2026", Save = "Bewaar en ga verder", Send = "Insturen";

    protected static readonly string[] Steps =
    [
        "jullie-collectief", "toekomst", "interne-werking", "ledendynamiek", "relatie-met-overheden", "relatie-met-commerciele-partijen", "relatie-met-andere-collectieven",
    ];

    protected Collective Ours { get; private set; } = null!;

    protected Person Anna { get; private set; } = null!;

    protected Person Bram { get; private set; } = null!;

    protected Person Carla { get; private set; } = null!;

    protected Person Dirk { get; private set; } = null!;

    protected override async ValueTask BeginAsync()
    {
        (Anna, Bram, Carla, Dirk) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Carla"), await NamedAsync("Dirk"));
        Ours = await ListedAsync("Kwikstaart", people: [(Anna, TeamRole.Contact), (Bram, TeamRole.Editor), (Carla, TeamRole.Member)]);
        await ListedAsync("Bergeend", people: (Dirk, TeamRole.Contact));
        await InDatabaseAsync(db => db.OpenWaveAsync());
    }

    protected static string At(string page, string collective = "kwikstaart") => $"{Start}/{page}?collectief={collective}";

    /// <summary>Answers one step after another, each time with what stands there and this.</summary>
    protected static async Task AnswerAllAsync(HttpClient browser, params (string Name, string Value)[] fields)
    {
        foreach (var step in Steps)
        {
            using var saved = await browser.SubmitAsync(At(step), Save, [.. fields.Where(field => field.Name.EndsWith(step, StringComparison.Ordinal))]);
            Assert.Equal(System.Net.HttpStatusCode.Redirect, saved.StatusCode);
        }
    }

    protected Task<AnswerSet?> StoredAsync() => InDatabaseAsync(db => db.AnswerSets.AsNoTracking().Include(set => set.Answers).SingleOrDefaultAsync(set => set.CollectiveId == Ours.Id, Cancel));

    /// <summary>All versions of the answer to a question, in order: what is ticked by the slugs of the options.</summary>
    protected async Task<IReadOnlyList<string>> VersionsAsync(string question)
    {
        var asked = await InDatabaseAsync(db => db.Set<SurveyQuestion>().AsNoTracking().Include(one => one.Options).SingleAsync(one => one.Code == question && EF.Property<string>(one, "WaveSlug") == "peiling-2026", Cancel));
        var stored = await StoredAsync();
        return
        [
            .. (stored?.Answers ?? []).Where(answer => answer.QuestionId == asked.Id).OrderBy(answer => answer.Version)
                .Select(answer => string.Join(' ', asked.Options.Where(option => answer.Options.Contains(option.Id)).OrderBy(option => option.Position).Select(option => option.Slug))),
        ];
    }

    /// <summary>So many other collectives that answered and were sent in, each with these challenges.</summary>
    protected Task OthersAsync(int many, string name, params string[] challenges) => ChangeAsync(async db =>
    {
        var wave = await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).SingleAsync(known => known.Slug == "peiling-2026", Cancel);
        for (var number = 1; number <= many; number++) db.Add(wave.Answered(await db.FoundVerifiedAsync($"{name} {number}"), Anna.Id, SurveySteps.Opening.AddMinutes(number), challenges));
    });

    protected async Task<int> CountAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WaveCounting>().CountAsync("peiling-2026", Cancel);
    }

    protected Task CloseAsync() => ChangeAsync(async db =>
        (await db.Waves.Include(wave => wave.Questions).SingleAsync(wave => wave.Slug == "peiling-2026", Cancel)).Close(by: null, DateTimeOffset.UtcNow));
}
