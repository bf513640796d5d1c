using Microsoft.AspNetCore.Hosting;

namespace CollectieveKracht.Web.Tests;

/// <summary>The site with the settings of production, at an address with TLS.</summary>
public sealed class LiveSite : TestSite
{
    public static readonly Uri Address = new("https://kracht.example");

    public LiveSite()
    {
        Settings["Site:Address"] = Address.ToString();
        Settings["Site:Operator"] = "Stichting Proef";
        Settings["Site:Contact"] = "proef@kracht.example";
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        base.ConfigureWebHost(builder);
    }
}
