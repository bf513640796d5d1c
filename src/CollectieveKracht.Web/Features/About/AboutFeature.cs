namespace CollectieveKracht.Web.Features.About;

public static class AboutFeature
{
    public static void AddAbout(this IServiceCollection services) => services.AddSingleton<AboutPages>();
}
