using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>The container of <see cref="LocalStackFixture"/>, by a docker command that writes down how it is called and has an EmbeddedAws for a container.</summary>
public sealed class ContainerTests : IDisposable
{
    private const string Token = "a token";
    private const string Run = "run --detach --rm --env LOCALSTACK_AUTH_TOKEN --publish 127.0.0.1::4566 localstack/localstack:stable";
    private const string Port = "port container-1 4566/tcp";
    private const string Remove = "rm --force container-1";

    private static readonly string? Path = Environment.GetEnvironmentVariable("PATH");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("privatelinkkit-");

    private string[] Calls => File.ReadAllLines(System.IO.Path.Combine(_folder.FullName, "calls"));

    [SkippableFact]
    public async Task InitializeAsync_DockerAndToken_StartsAContainerAndRemovesIt()
    {
        await using var aws = await EmbeddedAws.StartAsync();
        AddDocker(aws.ServiceUrl.Port, failing: "nothing");
        await using var fixture = Fixture();

        await fixture.InitializeAsync();

        Assert.Equal(aws.ServiceUrl, fixture.ServiceUrl);
        Assert.Equal([Run, Port], Calls);
        Assert.Equal(Token, File.ReadAllText(System.IO.Path.Combine(_folder.FullName, "token")));
        await fixture.DisposeAsync();
        Assert.Equal([Run, Port, Remove], Calls);
        Assert.Contains("has not been started", Assert.Throws<InvalidOperationException>(() => fixture.ServiceUrl).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("run", Run)]
    [InlineData("port", Run, Port, Remove)]
    public async Task InitializeAsync_DockerFails_SaysWhyAndLeavesNothing(string failing, params string[] calls)
    {
        AddDocker(port: 0, failing);
        await using var fixture = Fixture();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.InitializeAsync().AsTask());

        Assert.Contains("the daemon's own words", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(calls, Calls);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", Path);
        _folder.Delete(recursive: true);
    }

    private static LocalStackFixture Fixture() => new(new EdgeChoice(Running: null, Token, Absence: null));

    private void AddDocker(int port, string failing)
    {
        Skip.If(OperatingSystem.IsWindows(), "The docker of this test is a shell script.");
        var docker = System.IO.Path.Combine(_folder.FullName, "docker");
        File.WriteAllText(docker, $"""
            #!/bin/sh
            echo "$@" >> '{_folder.FullName}/calls'
            case $1 in
            {failing}) echo "the daemon's own words" >&2; exit 1 ;;
            run) printf %s "$LOCALSTACK_AUTH_TOKEN" > '{_folder.FullName}/token'; echo container-1 ;;
            port) echo 127.0.0.1:{port} ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{_folder.FullName}:{Path}");
    }
}
