using Microsoft.AspNetCore.Hosting;

namespace CollectieveKracht.Web.Tests;

/// <summary>The site with the settings of production, at an address with TLS.</summary>
public sealed class LiveSite : TestSite
{
    public static readonly Uri Address = new("https://kracht.example");

    public LiveSite() => Settings["Site:Address"] = Address.ToString();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
    }
}
