using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Challenges.Follow;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Collectives.Follow;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Features.Conversation;
using CollectieveKracht.Web.Features.Figures.Exports;
using CollectieveKracht.Web.Features.Figures.SavedViews;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Features.Geography;
using CollectieveKracht.Web.Features.Glossary;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Moderation;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Features.Surveys.Importing;
using CollectieveKracht.Web.Features.Surveys.Reminding;
using CollectieveKracht.Web.Features.Writing;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data;

/// <summary>The one database context. Pages and queries use it directly; the mapping of each type is in its feature's folder.</summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Region> Regions => Set<Region>();

    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Who is behind the accounts: how they sign in and are reached.</summary>
    public DbSet<Person> People => Set<Person>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<MailCode> MailCodes => Set<MailCode>();

    public DbSet<Term> Terms => Set<Term>();

    public DbSet<TermMapping> TermMappings => Set<TermMapping>();

    public DbSet<Collective> Collectives => Set<Collective>();

    public DbSet<Network> Networks => Set<Network>();

    /// <summary>Who acts for which collective.</summary>
    public DbSet<Team> Teams => Set<Team>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Who asked to act for a collective.</summary>
    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<CollectiveClaim> CollectiveClaims => Set<CollectiveClaim>();

    /// <summary>What profiles would say, of collectives whose network clears changes.</summary>
    public DbSet<ProposedChange> ProposedChanges => Set<ProposedChange>();

    public DbSet<NetworkVerifier> NetworkVerifiers => Set<NetworkVerifier>();

    public DbSet<ChallengeCategory> ChallengeCategories => Set<ChallengeCategory>();

    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<Recognition> Recognitions => Set<Recognition>();

    /// <summary>Who follows which challenges.</summary>
    public DbSet<Following> Followings => Set<Following>();

    public DbSet<FollowedChallenge> FollowedChallenges => Set<FollowedChallenge>();

    /// <summary>Who follows which sectors, regions and networks.</summary>
    public DbSet<FollowedGroup> FollowedGroups => Set<FollowedGroup>();

    /// <summary>Pages with figures as people chose them, each under a name of their own.</summary>
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    /// <summary>All figures of a wave in one file, as people asked for it.</summary>
    public DbSet<FigureExport> FigureExports => Set<FigureExport>();

    public DbSet<Chain> Chains => Set<Chain>();

    public DbSet<Article> Articles => Set<Article>();

    /// <summary>What people are writing and did not send in yet.</summary>
    public DbSet<Manuscript> Manuscripts => Set<Manuscript>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Revision> Revisions => Set<Revision>();

    /// <summary>Reasons that moderators give often.</summary>
    public DbSet<ReadyReason> ReadyReasons => Set<ReadyReason>();

    /// <summary>Moderators who look at some sectors or regions only.</summary>
    public DbSet<ModeratorRemit> ModeratorRemits => Set<ModeratorRemit>();

    /// <summary>What readers reported of articles.</summary>
    public DbSet<FlaggedArticle> FlaggedArticles => Set<FlaggedArticle>();

    /// <summary>What moderators tell each other about an article.</summary>
    public DbSet<ModeratorNote> ModeratorNotes => Set<ModeratorNote>();

    public DbSet<GlossaryTerm> GlossaryTerms => Set<GlossaryTerm>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<Wave> Waves => Set<Wave>();

    /// <summary>What collectives answer in the waves of the survey.</summary>
    public DbSet<AnswerSet> AnswerSets => Set<AnswerSet>();

    /// <summary>What the figures of the waves are counted from.</summary>
    public DbSet<CountedAnswers> CountedAnswers => Set<CountedAnswers>();

    public DbSet<AnswerImport> AnswerImports => Set<AnswerImport>();

    /// <summary>Files of answers that are looked at before they are loaded.</summary>
    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();

    /// <summary>Which collectives were written to about which wave.</summary>
    public DbSet<SurveyReminder> SurveyReminders => Set<SurveyReminder>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<SynonymGroup> SynonymGroups => Set<SynonymGroup>();

    public DbSet<UnansweredSearch> UnansweredSearches => Set<UnansweredSearch>();

    public DbSet<FormerAddress> FormerAddresses => Set<FormerAddress>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditLink> AuditLinks => Set<AuditLink>();

    public DbSet<SeededItem> SeededItems => Set<SeededItem>();

    /// <summary>Mails to be sent, and what became of those that were.</summary>
    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    public DbSet<MailRefusal> MailRefusals => Set<MailRefusal>();

    public DbSet<MailConsent> MailConsents => Set<MailConsent>();

    /// <summary>What cookies and form tokens are sealed with, so that all sites on this database take each other's.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Identifiers.MapAll(configurationBuilder);
        configurationBuilder.Properties<Audience>().HaveConversion<AudienceConverter>().HaveMaxLength(60);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("unaccent");
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.ApplyConfiguration(new RegionMapping());
        modelBuilder.ApplyConfiguration(new AccountMapping());
        modelBuilder.ApplyConfiguration(new PersonMapping());
        modelBuilder.ApplyConfiguration(new PasskeyMapping());
        modelBuilder.ApplyConfiguration(new ExternalSignInMapping());
        modelBuilder.ApplyConfiguration(new PersonSecretMapping());
        modelBuilder.ApplyConfiguration(new SessionMapping());
        modelBuilder.ApplyConfiguration(new MailCodeMapping());
        modelBuilder.ApplyConfiguration(new TermMappingMapping());
        modelBuilder.ApplyConfiguration(new VocabularyMapping());
        modelBuilder.ApplyConfiguration(new NetworkMapping());
        modelBuilder.ApplyConfiguration(new CollectiveMapping());
        modelBuilder.ApplyConfiguration(new TeamMapping());
        modelBuilder.ApplyConfiguration(new MembershipMapping());
        modelBuilder.ApplyConfiguration(new InvitationMapping());
        modelBuilder.ApplyConfiguration(new JoinRequestMapping());
        modelBuilder.ApplyConfiguration(new CollectiveClaimMapping());
        modelBuilder.ApplyConfiguration(new ProposedChangeMapping());
        modelBuilder.ApplyConfiguration(new NetworkVerifierMapping());
        modelBuilder.ApplyConfiguration(new ChallengeCategoryMapping());
        modelBuilder.ApplyConfiguration(new ChallengeMapping());
        modelBuilder.ApplyConfiguration(new RecognitionMapping());
        modelBuilder.ApplyConfiguration(new FollowingMapping());
        modelBuilder.ApplyConfiguration(new FollowedChallengeMapping());
        modelBuilder.ApplyConfiguration(new FollowedGroupMapping());
        modelBuilder.ApplyConfiguration(new SavedViewMapping());
        modelBuilder.ApplyConfiguration(new FigureExportMapping());
        modelBuilder.ApplyConfiguration(new ChainMapping());
        modelBuilder.ApplyConfiguration(new ArticleMapping());
        modelBuilder.ApplyConfiguration(new RevisionMapping());
        modelBuilder.ApplyConfiguration(new ManuscriptMapping());
        modelBuilder.ApplyConfiguration(new AttachmentMapping());
        modelBuilder.ApplyConfiguration(new ReadyReasonMapping());
        modelBuilder.ApplyConfiguration(new ModeratorRemitMapping());
        modelBuilder.ApplyConfiguration(new ModeratorNoteMapping());
        modelBuilder.ApplyConfiguration(new FlaggedArticleMapping());
        modelBuilder.ApplyConfiguration(new GlossaryTermMapping());
        modelBuilder.ApplyConfiguration(new QuestionMapping());
        modelBuilder.ApplyConfiguration(new WaveMapping());
        modelBuilder.ApplyConfiguration(new SurveyQuestionMapping());
        modelBuilder.ApplyConfiguration(new SurveyOptionMapping());
        modelBuilder.ApplyConfiguration(new AnswerSetMapping());
        modelBuilder.ApplyConfiguration(new SurveyAnswerMapping());
        modelBuilder.ApplyConfiguration(new CountedAnswersMapping());
        modelBuilder.ApplyConfiguration(new AnswerImportMapping());
        modelBuilder.ApplyConfiguration(new ImportDraftMapping());
        modelBuilder.ApplyConfiguration(new SurveyReminderMapping());
        modelBuilder.ApplyConfiguration(new SearchEntryMapping());
        modelBuilder.ApplyConfiguration(new SearchWordsMapping());
        modelBuilder.ApplyConfiguration(new SynonymGroupMapping());
        modelBuilder.ApplyConfiguration(new UnansweredSearchMapping());
        modelBuilder.ApplyConfiguration(new FormerAddressMapping());
        modelBuilder.ApplyConfiguration(new AuditEntryMapping());
        modelBuilder.ApplyConfiguration(new AuditLinkMapping());
        modelBuilder.ApplyConfiguration(new SeededItemMapping());
        modelBuilder.ApplyConfiguration(new OutboxMailMapping());
        modelBuilder.ApplyConfiguration(new MailRefusalMapping());
        modelBuilder.ApplyConfiguration(new MailConsentMapping());
    }
}
