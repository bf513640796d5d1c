FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/CollectieveKracht.Domain/*.csproj src/CollectieveKracht.Domain/packages.lock.json src/CollectieveKracht.Domain/
COPY src/CollectieveKracht.Web/*.csproj src/CollectieveKracht.Web/*.targets src/CollectieveKracht.Web/packages.lock.json src/CollectieveKracht.Web/
RUN dotnet restore src/CollectieveKracht.Web --locked-mode
COPY src src
RUN dotnet publish src/CollectieveKracht.Web --no-restore -c Release -o /site

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /site
COPY --from=build /site .
COPY LICENSE NOTICE ./
# A volume that is mounted here belongs to the user who runs the site.
RUN mkdir /files && chown $APP_UID /files
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "CollectieveKracht.Web.dll"]
