using System.Collections.Concurrent;
using PrivateLinkKit.Testing.Images;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>Runs containers as <see cref="ContainerImages"/> defines their images.</summary>
internal sealed class ContainerHost(ContainerImages images, Listeners listeners) : IContainerHost, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RunningTask> _tasks = new();
    private readonly ConcurrentDictionary<Task, byte> _endings = new();

    public void Start(TaskPlacement task)
    {
        if (task.Containers.FirstOrDefault(container => images.Find(container.Image) is null) is { } unknown)
        {
            var others = string.Join(", ", images.VersionsOf(unknown.Image));
            var hint = others.Length == 0 ? "" : $", or apply what it has ({others}) to all tags with AnyTag()";
            task.Ended(
                $"CannotPullContainerError: EmbeddedAws does not know the image '{unknown.Image}'; add it with aws.Images.Add(\"{unknown.Image}\", …){hint}");
            return;
        }

        var running = new RunningTask(task, listeners);
        _tasks[task.TaskArn] = running;
        running.Start(images);
    }

    public IReadOnlyList<int>? PortsOf(string image) => images.Find(image)?.InstancePorts;

    public void Stop(string taskArn)
    {
        if (_tasks.TryRemove(taskArn, out var task))
        {
            var ending = task.StopAsync();
            _endings[ending] = 0;
            _ = ending.ContinueWith(done => _endings.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    public long LatestImage => images.Latest;

    public long? NumberOf(string image) => images.Find(image)?.Number;

    public IReadOnlyList<string> VersionsOf(string image) => images.VersionsOf(image);

    public void StopAll()
    {
        foreach (var taskArn in _tasks.Keys)
        {
            Stop(taskArn);
        }
    }

    /// <summary>The network interface of a running task, by its ARN or id.</summary>
    public string? InterfaceOf(string task) =>
        _tasks.FirstOrDefault(running => running.Key == task || running.Key.EndsWith($"/{task}", StringComparison.Ordinal)).Value?.InterfaceId;

    public async ValueTask DisposeAsync()
    {
        StopAll();
        await Task.WhenAll(_endings.Keys);
    }
}
