using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Search;

public static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<VocabularyCache>();
        services.AddScoped<Listings>();
    }
}
