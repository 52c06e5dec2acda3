namespace PrivateLinkKit.Http;

/// <summary>Receives the result of each address in a race, including losing attempts.</summary>
internal interface IRaceObserver
{
    void Connected(EndpointAddress address);

    /// <summary>Reports that the address has not connected yet and the next one is tried in parallel.</summary>
    void Slow(EndpointAddress address);

    void Failed(EndpointAddress address, Exception error);
}
