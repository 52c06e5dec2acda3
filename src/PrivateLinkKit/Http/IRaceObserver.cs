namespace PrivateLinkKit.Http;

/// <summary>Is told what a race learns of addresses, also of those that lose it.</summary>
internal interface IRaceObserver
{
    void Connected(EndpointAddress address);

    /// <summary>It has not connected so far, and the next one is tried beside it.</summary>
    void Slow(EndpointAddress address);

    void Failed(EndpointAddress address, Exception error);
}
