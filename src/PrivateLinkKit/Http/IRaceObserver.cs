namespace PrivateLinkKit.Http;

/// <summary>Is told what a race learns of addresses, also of those that lose it.</summary>
internal interface IRaceObserver
{
    void Connected(EndpointAddress address);

    /// <summary>Reports that the address has not connected yet and the next one is tried in parallel.</summary>
    void Slow(EndpointAddress address);

    void Failed(EndpointAddress address, Exception error);
}
