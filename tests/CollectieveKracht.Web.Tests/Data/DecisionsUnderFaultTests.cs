using System.Collections.Concurrent;
using System.Diagnostics;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Data.Checking;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Postgres;
using CollectieveKracht.Web.Platform.Start;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using CollectieveKracht.Web.Tests.Platform.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Data;

/// <summary>Moderators decide while the database is killed, or their site is: to the database a killed site is one whose lines end at once.</summary>
[Trait("Trust", "T38")]
[Trait("Trust", "T42")]
public sealed class DecisionsUnderFaultTests(StoppedCluster cluster) : IClassFixture<StoppedCluster>, IAsyncLifetime
{
    private const int Writers = 4, Articles = 6, Faults = 6;

    /// <summary>Of one writer and one fault: what goes wrong must not depend on how busy the machine is.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("ck-fault-").FullName;
    private readonly TestSite _site = new();
    private readonly ConcurrentBag<(RevisionId Revision, RevisionState After)> _acknowledged = [];
    private IReadOnlyList<Reviewer> _moderators = [];
    private PrivatePostgres _server = null!;
    private DatabaseLine _line = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await cluster.CopyToAsync(_folder);
        _server = await PrivatePostgres.StartAsync(new(_folder), _ => { }, Cancel);
        _line = new DatabaseLine(_server.ConnectionString("platform"));
        _site.Settings["ConnectionStrings:Platform"] = _line.ConnectionString;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_killed_no_decision_is_lost_half_made_or_made_twice(int seed)
    {
        await FillAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        end.CancelAfter(Deadline);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(new Random((seed * 100) + writer), _moderators[writer], stop.Token), Cancel)).ToList();

        var random = new Random(seed);
        for (var fault = 0; fault < Faults; fault++)
        {
            // At some step between two, of which nobody knows how far it came.
            var at = _acknowledged.Count + random.Next(3, 20);
            while (_acknowledged.Count < at) await Task.Delay(random.Next(1, 5), end.Token);
            if (random.Next(2) == 0) await KillDatabaseAsync(end.Token); else LoseSite();
        }

        var last = _acknowledged.Count + 10;
        while (_acknowledged.Count < last) await Task.Delay(5, end.Token);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        var told = new List<string>();
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        Assert.True(await Check.RunAsync(db, told.Add, Cancel), string.Join('\n', told));
        var logged = (await db.AuditEntries.Where(entry => entry.Subject == "revision").Select(entry => new { entry.SubjectId, entry.After }).ToListAsync(Cancel))
            .CountBy(entry => (entry.SubjectId, entry.After)).ToDictionary();
        Assert.DoesNotContain(_acknowledged.CountBy(step => (step.Revision.Value, (string?)step.After.ToString())), step => logged.GetValueOrDefault(step.Key) < step.Value);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _line.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<Command>().Single(command => command.Name == "migrate").RunAsync(scope.ServiceProvider, [], Cancel);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var accounts = Enumerable.Range(0, Writers).Select(number => db.Add(new Account($"Moderator {number}")).Entity).ToList();
        await db.SaveChangesAsync(Cancel);
        _moderators = [.. accounts.Select(account => new Reviewer(account.Id, [Role.Moderator]))];
        for (var number = 0; number < Articles; number++) await db.PublishAsync($"proef-{number}");
    }

    private async Task WriteAsync(Random random, Reviewer moderator, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var scope = _site.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
                var slug = $"proef-{random.Next(Articles)}";
                var article = await db.Articles.Include(one => one.Revisions).Include(one => one.PublishedRevision).SingleAsync(one => one.Slug == slug, Cancel);
                var revision = Step(article, article.Revisions.MaxBy(one => one.Number)!, moderator, random);
                await db.SaveChangesAsync(Cancel);
                if (revision.State is not RevisionState.Draft) _acknowledged.Add((revision.Id, revision.State));
            }
            catch (Exception error) when (error is RuleException or DbUpdateException || Failure.IsDatabaseAway(error))
            {
                // Another was first, or the answer did not come: the next look tells how it is.
            }
        }
    }

    /// <summary>The next thing that happens to the newest version of an article.</summary>
    private static Revision Step(Article article, Revision newest, Reviewer moderator, Random random)
    {
        var (now, reason) = (DateTimeOffset.UtcNow, new Reason("Daarom."));
        switch (newest.State)
        {
            case RevisionState.Draft or RevisionState.ChangesRequested:
                newest.Submit(article.AuthorId, now);
                return newest;
            case RevisionState.Submitted:
                newest.TakeUp(moderator, now);
                return newest;
            case RevisionState.InReview when random.Next(6) == 0:
                newest.Release(moderator, now);
                return newest;
            case RevisionState.InReview when random.Next(3) == 0:
                article.Publish(newest, moderator, reason, now);
                return newest;
            case RevisionState.InReview when random.Next(2) == 0:
                article.RequestChanges(newest, moderator, reason, now);
                return newest;
            case RevisionState.InReview:
                article.Reject(newest, moderator, reason, now);
                return newest;
            case RevisionState.Published or RevisionState.Rejected when newest.DecidedBy == moderator.Account && random.Next(3) == 0:
                article.TakeBack(newest, moderator, now);
                return newest;
            case RevisionState.Rejected when !newest.HasBeenAppealed:
                newest.Appeal(article.AuthorId, reason, now);
                return newest;
            default:
                return article.Draft(article.AuthorId, new RevisionText("Hoe wij zelden iets vergeten", "Een proef.", "Weer iets nieuws.", "<p>Weer iets nieuws.</p>"), now);
        }
    }

    private async Task KillDatabaseAsync(CancellationToken cancel)
    {
        using (var process = Process.GetProcessById(_server.ProcessId)) process.Kill();
        while (!await _server.RestoreAsync(cancel)) await Task.Delay(20, cancel);
    }

    private void LoseSite()
    {
        _line.Cut();
        _line.Restore();
    }
}
