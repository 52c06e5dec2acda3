using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>The zone of this process, from the options or detected once, as named in an endpoint's account.</summary>
internal sealed class OwnZones(ResolutionOptions options, ZoneDetector detector, ZoneIds ids, TimeProvider time, CancellationToken shutdown)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Task<OwnZone?>? _detected;
    private long _asked;

    public async Task<OwnZone?> AsSeenByAsync(EndpointSource source, CancellationToken cancellationToken)
    {
        if (options.Zone is { } given)
        {
            return new OwnZone(given, given);
        }

        var own = options.DetectZone ? await DetectAsync().WaitAsync(cancellationToken) : null;
        return own is null || !source.IsElsewhere ? own
            : own with { Name = null, Id = own.Id ?? (await ids.InAsync(new Placement(source.At.Region), cancellationToken)).GetValueOrDefault(own.Name!) };
    }

    /// <summary>
    /// A task's metadata may not be available yet when the task starts, so it is queried again. Elsewhere it would not become available
    /// later either.
    /// </summary>
    private Task<OwnZone?> DetectAsync()
    {
        lock (_gate)
        {
            var isUnknown = _detected is { IsCompletedSuccessfully: true, Result: null };
            if (_detected is null || (detector.IsInTask && isUnknown && time.GetElapsedTime(_asked) >= Pause))
            {
                (_detected, _asked) = (detector.DetectAsync(shutdown), time.GetTimestamp());
            }

            return _detected;
        }
    }
}
