using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Search;

public static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<VocabularyCache>();
        services.AddSingleton<TextAnalysis>();
        services.AddScoped<Listings>();
    }
}
