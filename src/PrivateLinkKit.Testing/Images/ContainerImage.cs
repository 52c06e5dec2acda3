using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace PrivateLinkKit.Testing.Images;

/// <summary>What an image does.</summary>
internal abstract record ContainerImage;

/// <summary>Routes of a web application in this process.</summary>
internal sealed record HandlerImage(Action<WebApplication> Configure) : ContainerImage;

/// <summary>A child process on a loopback port.</summary>
internal sealed record ProcessImage(Func<int, ProcessStartInfo> Start) : ContainerImage;
