using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Features.Surveys.Importing;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests;

/// <summary>Someone for whom every page has something to show: a contact of a collective who is moderator and administrator as well.</summary>
public static class BusyPerson
{
    /// <summary>A wave that collectives answer, with files of answers.</summary>
    public const string OpenWave = "peiling-van-bea";

    /// <summary>A wave that is being prepared.</summary>
    public const string DraftWave = "volgende-peiling-van-bea";

    public static async Task<Person> MakeAsync(PlatformDb db)
    {
        var now = DateTimeOffset.UtcNow;
        var networks = await db.Networks.OrderBy(network => network.Slug).Take(2).ToListAsync();
        var (busy, other) = (Someone(db, "Bea van Alles"), Someone(db, "Otto Ander"));
        busy.Account.Grant(Role.Moderator, actor: null);
        busy.Account.Grant(Role.Administrator, actor: null);
        busy.Account.Grant(Role.Analyst, actor: null);
        busy.Account.AcceptAnalystTerms(DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();

        var ours = await db.FoundVerifiedAsync("Kwikstaart");
        ours.Join(networks[0]);
        ours.AskToJoin(networks[1], busy.Person.Id);
        var team = Team.Begin(ours.Id, busy.Person.Id, now);
        var invitation = Invitation.Write(team, busy.Person.Id, TeamRole.Editor, "collega@collectief.example", InvitationKey.Hash(InvitationKey.New()), now);
        var joined = Invitation.Write(team, busy.Person.Id, TeamRole.Member, null, InvitationKey.Hash(InvitationKey.New()), now);
        team.Join(other.Person.Id, joined, now);
        db.AddRange(team, invitation, joined);
        db.Add(FollowedGroup.Begin(busy.Person.Id, GroupKind.Sector, "energie", already: 0, now));
        db.Add(SavedView.Keep(busy.Person.Id, "Wat er bij energie speelt", "/cijfers/ranglijst?filter=sector%3Aenergie", already: 0, now));
        var export = FigureExport.Ask(busy.Person.Id, new($"voorbeeld-{now.Year}", "1:1", new(SubjectKind.Sector, "energie"), "nl"), [], now);
        typeof(FigureExport).GetProperty(nameof(FigureExport.Id))!.SetValue(export, Guid.Parse(PageTypes.Export));
        export.Begin(now);
        export.Advance(done: 12, parts: 40, now);
        db.Add(export);
        db.Add(new Recognition(ours, await db.Challenges.SingleAsync(challenge => challenge.Slug == "leiderschap"), RecognitionState.PlaysNow, now));

        var (proposed, listed) = (await db.FoundAsync("Morgenrood"), await db.FoundVerifiedAsync("Avondrood"));
        db.Add(proposed.Register(other.Person.Id, now));
        listed.AskToJoin(networks[1], other.Person.Id);
        db.Add(new CollectiveClaim(listed, team: null, other.Person.Id, "Ik ben de penningmeester.", now));
        db.Add(JoinRequest.Ask(ours, team, Someone(db, "Wil Meedoen").Person.Id, "Ik doe al jaren mee.", open: 0, now));
        var wave = await db.OpenWaveAsync("proef-2026");
        db.Add(wave.Answered(ours, busy.Person.Id, now, "leiderschap"));
        Write(db, busy.Person, ours, new Reviewer(other.Person.Id, [Role.Moderator]), now);
        await ReviewAsync(db, busy.Person, other.Person, Someone(db, "Lena Lezer").Person, now);
        await AskAsync(db, busy.Person, now);
        await db.SaveChangesAsync();
        return busy.Person;
    }

    private static void Write(PlatformDb db, Person person, Collective ours, Reviewer reviewer, DateTimeOffset now)
    {
        var text = new ManuscriptText("Wat ik schrijf over zonnedaken", "Een proef.", "## Onze situatie\n\nEen zin.\n", [new WrittenSource("Een boek", "https://linde.example/boek")], null);
        var placement = new Placement { Collective = ours.Id, Challenges = ["leiderschap"] };
        var (written, thrown) = (
            Manuscript.Begin(ManuscriptId.From(Guid.Parse(PageTypes.BusyPersonsText)), person.Id, now), Manuscript.Begin(ManuscriptId.New(), person.Id, now));
        written.Write(person.Id, text, placement, now);
        thrown.Write(person.Id, text, placement, now);
        thrown.Discard(person.Id, now);

        var article = new Article("wat-ik-instuurde", KnowledgeKind.Experience, person.Id, "nl", Audience.Public, "CC BY 4.0");
        article.Draft(person.Id, new RevisionText("Wat ik instuurde", "Een proef.", "Een zin.", "<p>Een zin.</p>"), now).Submit(person.Id, now);
        var other = new Article("wat-ik-ook-instuurde", KnowledgeKind.Experience, person.Id, "nl", Audience.Public, "CC BY 4.0");
        var mended = other.Draft(person.Id, new RevisionText("Wat ik ook instuurde", "Een proef.", "Een zin met een fuot.", "<p>Een zin met een fuot.</p>"), now);
        Number(mended, PageTypes.MendedText);
        mended.Submit(person.Id, now);
        mended.TakeUp(reviewer, now);
        mended.Mend(reviewer, new("Wat ik ook instuurde", "Een proef.", "Een zin met een fout."), "<p>Een zin met een fout.</p>", now);
        other.RequestChanges(mended, reviewer, new Reason("Kun je de bron erbij zetten?"), now);
        db.Add(other);
        db.AddRange(written, thrown, article);
    }

    private static async Task ReviewAsync(PlatformDb db, Person moderator, Person author, Person reader, DateTimeOffset now)
    {
        var article = new Article("wat-iemand-anders-instuurde", KnowledgeKind.Experience, author.Id, "nl", Audience.Public, "CC BY 4.0");
        var first = article.Draft(author.Id, new RevisionText("Wat iemand anders schreef", "Een proef.", "Een zin.\n\nNog een zin.", "<p>Een zin.</p><p>Nog een zin.</p>"), now);
        db.Add(article);
        await db.SaveChangesAsync();
        article.PublishAtOnce(first, author.Id, now);
        var placement = new Placement { Challenges = ["leiderschap"], Sectors = ["energie"] };
        var change = article.Draft(author.Id, new RevisionText("Wat iemand anders instuurde", "Een proef.", "Een zin.\n\nEen andere zin.", "<p>Een zin.</p><p>Een andere zin.</p>", reasonForChange: "Het klopte niet meer.") { Placement = placement }, now);
        Number(change, PageTypes.WaitingText);
        change.Submit(author.Id, now, [new(SignKind.Links, 7), new(SignKind.Alike, 62)]);
        var reviewer = new Reviewer(moderator.Id, [Role.Moderator]);
        change.TakeUp(reviewer, now);
        var flagged = FlaggedArticle.Open(article, reader.Id, FlagGround.Outdated, "De wet is veranderd.", now);
        typeof(FlaggedArticle).GetProperty(nameof(FlaggedArticle.Id))!.SetValue(flagged, Guid.Parse(PageTypes.FlaggedArticle));
        flagged.TakeUp(article, reviewer, now);
        db.Add(flagged);
        db.Add(new ModeratorNote(article.Id, reviewer, "Kijk ook naar de bron.", now));
    }

    private static async Task AskAsync(PlatformDb db, Person administrator, DateTimeOffset now)
    {
        var open = await WaveAsync(db, OpenWave, new Label("Peiling van Bea", "Survey of Bea"), now.Year);
        open.Open(administrator.Id, now);
        // A file is guessed by the options as they are kept.
        await db.SaveChangesAsync();
        var file = Encoding.UTF8.GetBytes("naam,rechtsvorm,fase,interne-werking[leiderschap]\r\nKwikstaart,vereniging,groei,Y\r\nNergens bekend,ik weet niet,groei,N\r\n");
        var uses = ColumnGuess.All(open, AnswerFile.Read(file));
        var draft = new ImportDraft(open, "antwoorden.csv", file, uses, administrator.Id, now);
        typeof(ImportDraft).GetProperty(nameof(ImportDraft.Id))!.SetValue(draft, Guid.Parse(PageTypes.FileOfAnswers));
        db.AddRange(draft, new AnswerImport(open, "eerder.csv", AnswerFile.HashOf([1]), rows: 12, administrator.Id, now, AnswerImportId.From(Guid.Parse(PageTypes.LoadedFile))));

        await WaveAsync(db, DraftWave, new Label("Volgende peiling van Bea", "Next survey of Bea"), now.Year + 1);

        async Task<Wave> WaveAsync(PlatformDb db, string slug, Label name, int year)
        {
            var wave = Wave.Prepare(slug, name, year, Wave.FirstVersion, administrator.Id);
            await db.AskStandardQuestionsAsync(wave, administrator.Id, CancellationToken.None);
            return db.Add(wave).Entity;
        }
    }

    // The pages of a version go by its number, which is not known beforehand otherwise.
    private static void Number(Revision revision, string number) => typeof(Revision).GetProperty(nameof(Revision.Id))!.SetValue(revision, RevisionId.From(Guid.Parse(number)));

    private static (Account Account, Person Person) Someone(PlatformDb db, string name)
    {
        var account = db.Add(new Account(name)).Entity;
        return (account, db.Add(new Person(account, $"{Slug.From(name)}@collectief.example", Language.Dutch, DateTimeOffset.UtcNow)).Entity);
    }
}
