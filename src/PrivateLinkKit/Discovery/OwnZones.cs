using PrivateLinkKit.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>The zone of this process, from the options or found out once, in the words of an endpoint's account.</summary>
internal sealed class OwnZones(ResolutionOptions options, ZoneDetector detector, ZoneIds ids, CancellationToken shutdown)
{
    private readonly Lazy<Task<OwnZone?>> _detected = new(() => detector.DetectAsync(shutdown));

    public async Task<OwnZone?> AsSeenByAsync(EndpointSource source, CancellationToken cancellationToken)
    {
        if (options.Zone is { } given)
        {
            return new OwnZone(given, given);
        }

        var own = options.DetectZone ? await _detected.Value.WaitAsync(cancellationToken) : null;
        return own is null || !source.IsElsewhere ? own
            : own with { Name = null, Id = own.Id ?? (await ids.InAsync(new Placement(source.At.Region), cancellationToken)).GetValueOrDefault(own.Name!) };
    }
}
