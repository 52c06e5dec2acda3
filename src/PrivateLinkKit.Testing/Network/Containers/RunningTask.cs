using PrivateLinkKit.Testing.Images;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>The containers of one task, or the image of one instance, and the ports they share.</summary>
internal sealed class RunningTask(TaskPlacement task, Listeners listeners)
{
    private readonly List<RunningContainer> _containers = [];
    private readonly List<(string EniId, int Port, VirtualListener Listener)> _ports = [];
    private volatile bool _stopping;

    public string InterfaceId => task.EniIds[0];

    /// <summary>Opens the ports at once, so that connections wait for the containers, and starts these in the background.</summary>
    public void Start(ContainerImages images)
    {
        foreach (var placement in task.Containers)
        {
            try
            {
                var endPoints = placement.Ports.Select(Open).ToList();
                var container = Run(placement, images.Find(placement.Image), endPoints);
                _containers.Add(container);
                _ = TellWhenEndedAsync(container);
            }
            catch (Exception failure)
            {
                task.Ended($"CannotStartContainerError: {failure.Message}");
                return;
            }
        }
    }

    /// <summary>Closes the ports at once, and ends the containers with their connections.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        foreach (var (eniId, port, listener) in _ports)
        {
            listeners.Remove(eniId, port, listener);
        }

        await Task.Yield();
        foreach (var container in _containers)
        {
            await container.DisposeAsync();
        }

        foreach (var listener in _ports.Select(open => open.Listener).Distinct())
        {
            await listener.DisposeAsync();
        }
    }

    private static RunningContainer Run(ContainerPlacement placement, ContainerImage? image, IReadOnlyList<VirtualEndPoint> endPoints) => image switch
    {
        HandlerImage handler => new HandlerContainer(placement, handler, endPoints),
        ProcessImage process when endPoints is [var endPoint] => new ProcessContainer(placement, process.Start, endPoint.Listener),
        ProcessImage => throw new NotSupportedException(
            $"Image '{placement.Image}' is a process: its container needs exactly one port, not {endPoints.Count}."),
        _ => throw new InvalidOperationException($"Image '{placement.Image}' is unknown."),
    };

    private VirtualEndPoint Open(int port)
    {
        var endPoint = new VirtualEndPoint($"{InterfaceId}:{port}");
        foreach (var eniId in task.EniIds)
        {
            if (!listeners.TryAdd(eniId, port, endPoint.Listener))
            {
                throw new InvalidOperationException($"Port {port} of {eniId} is in use.");
            }

            _ports.Add((eniId, port, endPoint.Listener));
        }

        return endPoint;
    }

    private async Task TellWhenEndedAsync(RunningContainer container)
    {
        var reason = await container.Ended;
        if (!_stopping)
        {
            task.Ended(reason);
        }
    }
}
