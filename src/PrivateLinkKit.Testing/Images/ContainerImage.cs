using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PrivateLinkKit.Testing.Images;

/// <summary>Behavior of an image.</summary>
internal abstract record ContainerImage
{
    /// <summary>Ports on which instances of the image listen.</summary>
    public IReadOnlyList<int> InstancePorts { get; init; } = [80];

    /// <summary>Its place among all images in the order in which they were added, from 1.</summary>
    public long Number { get; init; }
}

/// <summary>A web application in this process: its services, its routes, and how it listens on each of its ports.</summary>
internal sealed record HandlerImage(Action<WebApplicationBuilder> Build, Action<WebApplication> Configure, Action<ListenOptions> Listen) : ContainerImage;

/// <summary>A child process on a loopback port.</summary>
internal sealed record ProcessImage(Func<int, ProcessStartInfo> Start) : ContainerImage;
