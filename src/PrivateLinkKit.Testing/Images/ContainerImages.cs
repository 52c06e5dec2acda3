using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrivateLinkKit.Testing.Images;

namespace PrivateLinkKit.Testing;

/// <summary>What container images do when a task runs them: there is no Docker in here, and the entry points and commands of task definitions are not run.</summary>
public sealed class ContainerImages
{
    private readonly ConcurrentDictionary<string, ContainerImage> _known = new(StringComparer.Ordinal);

    internal ContainerImages()
    {
    }

    /// <summary>
    /// Makes containers of this image serve HTTP from inside this process, on each of their container ports, at the address of their task.
    /// The environment of the container is the application's configuration; as with ASP.NET Core, <c>__</c> in a name stands for a colon.
    /// </summary>
    /// <param name="image">The name a task definition uses; without a tag or digest it stands for all of them.</param>
    /// <param name="configure">Maps the routes; called once for each container that starts.</param>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public void Add(string image, Action<WebApplication> configure) => Add(image, configure, _ => { });

    /// <summary>As <see cref="Add(string, Action{WebApplication})"/>, for containers that end TLS themselves, expect a PROXY protocol header or the like.</summary>
    /// <param name="image">The name a task definition uses; without a tag or digest it stands for all of them.</param>
    /// <param name="configure">Maps the routes; called once for each container that starts.</param>
    /// <param name="listen">Says how it listens, <c>listen => listen.UseHttps(certificate)</c> for example; called for each port of a container that starts.</param>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public void Add(string image, Action<WebApplication> configure, Action<ListenOptions> listen) => Add(image, _ => { }, configure, listen);

    /// <summary>As <see cref="Add(string, Action{WebApplication})"/>, for containers that need services: dependency injection, authorization, options.</summary>
    /// <param name="image">The name a task definition uses; without a tag or digest it stands for all of them.</param>
    /// <param name="build">Adds the services; called once for each container that starts.</param>
    /// <param name="configure">Maps the routes; called once for each container that starts.</param>
    /// <param name="listen">Says how it listens; called for each port of a container that starts. null: plain HTTP.</param>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public void Add(string image, Action<WebApplicationBuilder> build, Action<WebApplication> configure, Action<ListenOptions>? listen = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(configure);
        _known[image] = new HandlerImage(build, configure, listen ?? (_ => { }));
    }

    /// <summary>
    /// Makes containers of this image real child processes, each given a free loopback port to listen on.
    /// The environment of the container is added to the process's. Processes are killed when their task stops.
    /// </summary>
    /// <param name="image">The name a task definition uses; without a tag or digest it stands for all of them.</param>
    /// <param name="start">Says how to start a process that listens on the given port of 127.0.0.1.</param>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public void AddProcess(string image, Func<int, ProcessStartInfo> start)
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        ArgumentNullException.ThrowIfNull(start);
        _known[image] = new ProcessImage(start);
    }

    internal ContainerImage? Find(string image) => _known.GetValueOrDefault(image) ?? _known.GetValueOrDefault(WithoutTag(image));

    // A colon before the last slash belongs to a registry's port.
    private static string WithoutTag(string image)
    {
        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
