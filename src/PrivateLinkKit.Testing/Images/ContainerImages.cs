using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrivateLinkKit.Testing.Images;

namespace PrivateLinkKit.Testing;

/// <summary>
/// Behavior of container images when a task runs them, and of machine images (<c>ami-…</c>) when an instance runs them. There is no Docker, and entry points
/// and commands of task definitions are not run. Instances of an image that was not added run nothing; those of an added one listen on the ports of
/// <see cref="AddedImage.OnPorts"/>, with <c>INSTANCE_ID</c> and <c>USER_DATA</c> in their configuration.
/// </summary>
public sealed class ContainerImages
{
    private readonly ConcurrentDictionary<ImageReference, ContainerImage> _known = new();
    private readonly ConcurrentDictionary<string, ContainerImage> _ofAnyTag = new(StringComparer.Ordinal);

    private long _added;

    internal ContainerImages()
    {
    }

    /// <summary>
    /// Makes containers of this image serve HTTP from inside this process, on each of their container ports, at the address of their task.
    /// The environment of the container is the application's configuration; as with ASP.NET Core, <c>__</c> in a name stands for a colon.
    /// </summary>
    /// <param name="image">The image as task definitions name it; without a tag or digest it is <c>:latest</c>.</param>
    /// <param name="configure">Maps the routes; called once for each container that starts.</param>
    /// <returns>The image; <see cref="AddedImage.AnyTag"/> applies it to all tags.</returns>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public AddedImage Add(string image, Action<WebApplication> configure) => Add(image, configure, _ => { });

    /// <summary>
    /// Same as <see cref="Add(string, Action{WebApplication})"/>, for containers that terminate TLS, expect a PROXY protocol header or the like.
    /// </summary>
    /// <param name="image">The image as task definitions name it; without a tag or digest it is <c>:latest</c>.</param>
    /// <param name="configure">Maps the routes; called once for each container that starts.</param>
    /// <param name="listen">Configures the listener, for example <c>listen => listen.UseHttps(certificate)</c>; called for each port of a
    /// container that
    /// starts.</param>
    /// <returns>The image; <see cref="AddedImage.AnyTag"/> applies it to all tags.</returns>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public AddedImage Add(string image, Action<WebApplication> configure, Action<ListenOptions> listen) => Add(image, _ => { }, configure, listen);

    /// <summary>
    /// Same as <see cref="Add(string, Action{WebApplication})"/>, for containers that need services: dependency injection, authorization, options.
    /// </summary>
    /// <param name="image">The image as task definitions name it; without a tag or digest it is <c>:latest</c>.</param>
    /// <param name="build">Adds the services; called once for each container that starts.</param>
    /// <param name="configure">Maps the routes; called once for each container that starts.</param>
    /// <param name="listen">Configures the listener; called for each port of a container that starts. null: plain HTTP.</param>
    /// <returns>The image; <see cref="AddedImage.AnyTag"/> applies it to all tags.</returns>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public AddedImage Add(string image, Action<WebApplicationBuilder> build, Action<WebApplication> configure, Action<ListenOptions>? listen = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(image, new HandlerImage(build, configure, listen ?? (_ => { })));
    }

    /// <summary>
    /// Makes containers of this image real child processes, each given a free loopback port to listen on.
    /// The environment of the container is added to the process's. Processes are killed when their task stops.
    /// </summary>
    /// <param name="image">The image as task definitions name it; without a tag or digest it is <c>:latest</c>.</param>
    /// <param name="start">Returns how to start a process that listens on the given port of 127.0.0.1.</param>
    /// <returns>The image; <see cref="AddedImage.AnyTag"/> applies it to all tags.</returns>
    /// <exception cref="ArgumentException"><paramref name="image"/> is empty.</exception>
    public AddedImage AddProcess(string image, Func<int, ProcessStartInfo> start)
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        ArgumentNullException.ThrowIfNull(start);
        return Add(image, new ProcessImage(start));
    }

    /// <summary>The number of the image that was added last; 0: none was.</summary>
    internal long Latest => Interlocked.Read(ref _added);

    internal ContainerImage? Find(string image)
    {
        var reference = ImageReference.Parse(image);
        return _known.GetValueOrDefault(reference) ?? _ofAnyTag.GetValueOrDefault(reference.Name);
    }

    /// <summary>The known tags and digests of an image's name.</summary>
    internal IReadOnlyList<string> VersionsOf(string image)
    {
        var name = ImageReference.Parse(image).Name;
        return [.. _known.Keys.Where(known => known.Name == name).Select(known => known.Version).Order(StringComparer.Ordinal)];
    }

    private AddedImage Add(string image, ContainerImage added)
    {
        var reference = ImageReference.Parse(image);
        _known[reference] = added with { Number = Interlocked.Increment(ref _added) };
        return new AddedImage(
            () => _ofAnyTag[reference.Name] = _known[reference],
            ports =>
            {
                var changed = _known[reference] with { InstancePorts = ports };
                _known[reference] = changed;
                if (_ofAnyTag.ContainsKey(reference.Name))
                {
                    _ofAnyTag[reference.Name] = changed;
                }
            });
    }
}
