using CollectieveKracht.Web.Features.Knowledge.Freshness;
using CollectieveKracht.Web.Platform.Jobs;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>Keeping challenges, characteristics, synonyms and knowledge in order.</summary>
public static class CurationFeature
{
    public static void AddCuration(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CuratedChallenges>();
        builder.Services.AddScoped<CuratedTerms>();
        builder.Services.AddSingleton<ArticleKey>();
        builder.AddNightlyJob<AskAuthors>(AskAuthors.Name, hour: 6);
    }
}
