using System.Diagnostics;
using System.Globalization;
using DotNet.Testcontainers.Configurations;

namespace DotNet.Testcontainers.Containers;

/// <summary>A container that the <c>docker</c> command of this machine runs. Ports are bound on the loopback address; the container is removed when it stops.</summary>
internal sealed class DockerContainer(ContainerConfiguration configuration) : IContainer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Dictionary<int, ushort> _mapped = [];
    private string? _id;

    public string Hostname => "127.0.0.1";

    public ushort GetMappedPublicPort(int containerPort) =>
        _mapped.TryGetValue(containerPort, out var port) ? port : throw new InvalidOperationException($"Port {containerPort} of the container is not published, or it does not run.");

    public async Task StartAsync(CancellationToken ct = default)
    {
        // Values stay out of the arguments, which every user of the machine can read.
        _id = await DockerAsync(
            ["run", "--detach", "--rm", .. configuration.Environment.Keys.SelectMany(name => (string[])["--env", name]), .. configuration.Ports.SelectMany(Publish), configuration.Image], ct);
        foreach (var (port, _) in configuration.Ports)
        {
            var bound = await DockerAsync(["port", _id, $"{port}/tcp"], ct);
            _mapped[port] = ushort.Parse(bound[(bound.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
        }

        if (configuration.Wait is { } wait)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            await wait.UntilReadyAsync(this, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _id, null) is { } id)
        {
            await DockerAsync(["rm", "--force", id], CancellationToken.None);
        }
    }

    private string[] Publish((int Port, bool Random) binding) => ["--publish", $"{Hostname}:{(binding.Random ? "" : binding.Port)}:{binding.Port}"];

    private async Task<string> DockerAsync(string[] arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in configuration.Environment)
        {
            start.Environment[name] = value;
        }

        using var docker = Process.Start(start)!;
        var (output, errors) = (docker.StandardOutput.ReadToEndAsync(ct), docker.StandardError.ReadToEndAsync(ct));
        await docker.WaitForExitAsync(ct);
        return docker.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"docker {arguments[0]} of {configuration.Image} failed: {(await errors).Trim()}");
    }
}
