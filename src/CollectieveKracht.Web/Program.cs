using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.About;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Api;
using CollectieveKracht.Web.Features.AuditLog;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Curation;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Figures.Api;
using CollectieveKracht.Web.Features.Figures.Exports;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Features.Moderation;
using CollectieveKracht.Web.Features.Scenarios;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Features.Writing;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Health;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Logging;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Pages;
using CollectieveKracht.Web.Platform.Postgres;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using CollectieveKracht.Web.Platform.Start;

using var interruption = new Interruption();
try
{
    var builder = WebApplication.CreateBuilder(args);

    await using var database = await DatabaseConnection.OpenAsync(builder, interruption.Token);
    builder.AddRequestLogging();
    builder.AddSite();
    builder.AddSecurity();
    builder.AddLanguages();
    builder.AddErrorPages();
    builder.AddPages();
    builder.AddHealth();
    builder.AddLimits();
    builder.AddCaching(PublicPages.Rules);
    builder.AddPlatformData(database.ConnectionString);
    builder.AddJobs(database.ConnectionString);
    builder.AddMail();
    builder.AddAccounts();
    builder.AddCollectives();
    builder.AddChallenges();
    builder.AddCuration();
    builder.AddSurveys();
    builder.AddFiles();
    builder.Services.AddModeration();
    builder.Services.AddArticleFiles();
    builder.Services.AddWriting();
    builder.Services.AddScoped<AuditWords>();
    builder.Services.AddSearch();
    builder.AddFigures();
    builder.Services.AddApi();
    builder.AddFigureExports();
    builder.Services.AddAbout();

    var app = builder.Build();

    if (await Commands.RunAsync(app, args, interruption.Token) is { } exitCode) return exitCode;

    app.CheckSettings();
    await app.PrepareDataAsync(interruption.Token);

    app.UseProxies();
    app.UseRequestLogging();
    app.UseSecurityHeaders();
    app.UseOwnAddress();
    app.UseCleanAddresses();
    app.UseLanguages();
    app.UseErrorPages();
    app.UseUnsavedTexts();
    app.UseReadableText();
    app.UseRouting();
    app.UseRequestTimeouts();
    app.UseFormerAddresses();
    app.UseApi();
    app.UseEndpointRules();
    app.UseLimits();
    app.UseAccounts();
    app.UsePageCache();
    app.UseResponseCompression();
    app.UseSearchTurns();

    app.MapPages();
    app.MapAccounts();
    app.MapChallenges();
    app.MapCitations();
    app.MapFigureFiles();
    app.MapScenarioFigure();
    app.MapFigureApi();
    app.MapApi();
    app.MapWaveReports();
    app.MapFigureExports();
    app.MapMarkdownFiles();
    app.MapArticleFiles();
    app.MapTakeAlong();
    app.MapFiles();
    app.MapHealth();
    app.MapSiteFiles();
    app.MapSuggestions();
    app.MapSitemap();
    app.MapKnowledgeFeed();
    app.MapMailFolder();

    await app.RunAsync(interruption.Token);
    return 0;
}
catch (Exception error) when (StartFailure.Explain(error) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return 130;
}
