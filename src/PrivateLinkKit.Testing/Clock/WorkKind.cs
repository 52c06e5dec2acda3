namespace PrivateLinkKit.Testing.Clock;

internal enum WorkKind
{
    /// <summary>Work inside the embedded AWS, such as a call it handles or a connection it opens.</summary>
    Held,

    /// <summary>A request of this process to the API, from before it is sent until it is answered.</summary>
    Request,

    /// <summary>A call that is both of the above, but only waits for the clock.</summary>
    Parked,

    /// <summary>A callback of a timer.</summary>
    Callback,
}
