using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CollectieveKracht.Web.Data;

/// <summary>Lets "dotnet ef migrations add" make the context without a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<PlatformDb>
{
    public PlatformDb CreateDbContext(string[] args) =>
        new((DbContextOptions<PlatformDb>)new DbContextOptionsBuilder<PlatformDb>().UsePlatform("Host=design-time").Options);
}
