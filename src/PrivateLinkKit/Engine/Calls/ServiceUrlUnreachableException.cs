namespace PrivateLinkKit;

/// <summary>There is no listener at <see cref="PrivateLinkOptions.ServiceUrl"/>, or its host is unknown. Thrown at once, without retries.</summary>
public sealed class ServiceUrlUnreachableException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="serviceUrl">The URL.</param>
    /// <param name="reason">The system's error text.</param>
    public ServiceUrlUnreachableException(Uri serviceUrl, string reason)
        : base($"Nothing listens at ServiceUrl {Shown(serviceUrl)} ({reason}). Start the emulator there, or correct ServiceUrl.") => ServiceUrl = serviceUrl;

    /// <summary>The URL that was called.</summary>
    public Uri ServiceUrl { get; }

    private static string Shown(Uri serviceUrl)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        return serviceUrl.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }
}
