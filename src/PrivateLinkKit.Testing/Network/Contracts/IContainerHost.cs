namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>Runs the containers of tasks and the images of instances. Called under the cloud's lock, so neither may block.</summary>
internal interface IContainerHost
{
    /// <summary>
    /// Starts the containers of a task whose network interface exists.
    /// A container that cannot start or that exits on its own is reported through <see cref="TaskPlacement.Ended"/>, at any time, from any
    /// thread, also
    /// from within this call.
    /// </summary>
    void Start(TaskPlacement task);

    /// <summary>Returns the ports on which instances of an image listen; null if the image was not added.</summary>
    IReadOnlyList<int>? PortsOf(string image);

    /// <summary>Stops the containers of a task; an unknown task is ignored.</summary>
    void Stop(string taskArn);

    /// <summary>The number of the image that was added last.</summary>
    long LatestImage { get; }

    /// <summary>Returns the number of an image in the order in which they were added; null if it cannot be started.</summary>
    long? NumberOf(string image);

    /// <summary>The known tags of an image's name, each with its colon, and digests, each with its at sign.</summary>
    IReadOnlyList<string> VersionsOf(string image);
}
