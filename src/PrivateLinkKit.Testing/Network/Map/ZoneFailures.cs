using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>The availability zones that have failed. Read under the gate.</summary>
internal sealed class ZoneFailures(Cloud cloud)
{
    // AWS does not document how fast DNS reacts: a minute is the duration of two health checks of Route 53 at their default interval of 30 seconds.
    private static readonly TimeSpan NamesFollow = TimeSpan.FromMinutes(1);

    private readonly List<Failure> _failures = [];

    /// <summary>Makes a zone fail until disposed.</summary>
    /// <param name="zone">Its id, or its name in the default account.</param>
    public IDisposable Begin(string zone)
    {
        lock (cloud.Gate)
        {
            var failure = new Failure(this, IdOf(zone));
            _failures.Add(failure);
            cloud.Timeline.After(NamesFollow, () =>
            {
                failure.IsKnown = true;
                cloud.Touch();
            });
            cloud.Touch();
            return failure;
        }
    }

    /// <summary>Returns the interface, isolated and omitted from DNS if its zone is.</summary>
    public Place Mark(Place place)
    {
        var ofZone = _failures.Where(failure => failure.ZoneId == place.Subnet.ZoneId).ToList();
        return ofZone is [] ? place : place with { IsCutOff = true, IsOutOfNames = ofZone.Exists(failure => failure.IsKnown) };
    }

    /// <summary>Under the gate.</summary>
    public void Clear() => _failures.Clear();

    private string IdOf(string zone)
    {
        var regions = Partition.All.SelectMany(partition => partition.EnabledRegions).Union(cloud.Regions.Select(region => region.Name));
        return regions.SelectMany(region => Zones.Of(Caller.DefaultAccount, region)).FirstOrDefault(known => known.Id == zone || known.Name == zone)?.Id
            ?? throw new ArgumentException($"There is no availability zone '{zone}': name one as eu-west-1a or, by its id, as euw1-az1.", nameof(zone));
    }

    private void End(Failure failure)
    {
        lock (cloud.Gate)
        {
            if (_failures.Remove(failure))
            {
                cloud.Touch();
            }
        }
    }

    private sealed class Failure(ZoneFailures all, string zoneId) : IDisposable
    {
        public string ZoneId => zoneId;

        /// <summary>true if DNS has reacted.</summary>
        public bool IsKnown { get; set; }

        public void Dispose() => all.End(this);
    }
}
