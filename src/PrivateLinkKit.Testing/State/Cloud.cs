using System.Collections.Concurrent;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Clock;

namespace PrivateLinkKit.Testing.State;

/// <summary>State of one <see cref="EmbeddedAws"/>: accounts and regions used so far, the clock and the ids.</summary>
internal sealed class Cloud : IDisposable
{
    /// <summary>Maximum lag of reads.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(1);

    private readonly OrderedDictionary<(string Account, string Name), AccountRegion> _regions = [];
    private readonly Dictionary<(string Account, string Partition), AccountRegion> _globals = [];
    private long _version;

    public Cloud(CloudSettings settings)
    {
        Settings = settings;
        Timeline = new Timeline(Time, settings.Pace);
    }

    /// <summary>The only lock of the control plane: every handler runs under it, the network takes it for short reads.</summary>
    public Lock Gate { get; } = new();

    public TimeProvider Time => Settings.Time;

    public CloudSettings Settings { get; }

    public Timeline Timeline { get; }

    public Ids Ids { get; } = new();

    /// <summary>Signs the certificates of the servers that AWS operates, and those of ACM.</summary>
    public CertificateAuthority Authority { get; } = new();

    /// <summary>The time whose rows tables return during a lagging read; null: now.</summary>
    public DateTimeOffset? LooksBackTo { get; private set; }

    /// <summary>Incremented with every change of any table, as a key for caches.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Raised under <see cref="Gate"/> after a reset.</summary>
    public event Action? WasReset;

    /// <summary>Raised under <see cref="Gate"/> for each account in each region, before its first call.</summary>
    public event Action<AccountRegion>? RegionAdded;

    /// <summary>The events of CloudWatch Logs.</summary>
    public LogBook Logs { get; } = new();

    /// <summary>Callers by the access key ids that AssumeRole issued.</summary>
    public ConcurrentDictionary<string, Caller> Sessions { get; } = [];

    /// <summary>Raised with every new <see cref="Version"/>, mostly under <see cref="Gate"/>: handlers must be fast.</summary>
    public event Action? Changed;

    /// <summary>The clock's time; in a step of the timeline, the time at which it was due, even if it runs later.</summary>
    public DateTimeOffset Now => Gate.IsHeldByCurrentThread && Timeline.Moment is { } due ? due : Time.GetUtcNow();

    public IEnumerable<AccountRegion> Regions => _regions.Values;

    /// <summary>true if rows that are added now have always existed, for lagging reads.</summary>
    public bool IsBeginning { get; private set; }

    public AccountRegion In(string account, string region)
    {
        if (!_regions.TryGetValue((account, region), out var found))
        {
            found = new AccountRegion(this, account, region);
            _regions.Add((account, region), found);
            IsBeginning = true;
            RegionAdded?.Invoke(found);
            IsBeginning = false;
        }

        return found;
    }

    /// <summary>Returns the state of an account in a region where it has made a call; null: it has made none.</summary>
    public AccountRegion? Find(string account, string region) => _regions.GetValueOrDefault((account, region));

    /// <summary>Returns the state of an account's services without regions, such as IAM; it is not one of <see cref="Regions"/>.</summary>
    public AccountRegion Global(string account, Partition partition)
    {
        if (!_globals.TryGetValue((account, partition.Name), out var found))
        {
            found = new AccountRegion(this, account, partition.GlobalName);
            _globals.Add((account, partition.Name), found);
        }

        return found;
    }

    /// <summary>Reads an earlier state of the tables, under <see cref="Gate"/>. The state must not be changed.</summary>
    public T LookBack<T>(TimeSpan by, Func<T> read)
    {
        LooksBackTo = Now - by;
        try
        {
            return read();
        }
        finally
        {
            LooksBackTo = null;
        }
    }

    /// <summary>Waits outside of <see cref="Gate"/> until something has happened, or for some time by the clock, which a virtual clock skips.</summary>
    public async Task WaitAsync(Task happening, TimeSpan longest, CancellationToken aborted)
    {
        using var parked = Time.Begin(WorkKind.Parked);
        try
        {
            await happening.WaitAsync(longest, Time, aborted);
        }
        catch (TimeoutException)
        {
            // The time is over.
        }
    }

    public void Touch()
    {
        Interlocked.Increment(ref _version);
        Changed?.Invoke();
    }

    public void Reset()
    {
        DisposeStores();
        _regions.Clear();
        _globals.Clear();
        Sessions.Clear();
        Logs.Clear();
        Timeline.Clear();
        Touch();
        WasReset?.Invoke();
    }

    /// <summary>Disposes the services' state and the keys.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            DisposeStores();
        }

        Authority.Dispose();
    }

    private void DisposeStores()
    {
        foreach (var region in _regions.Values.Concat(_globals.Values))
        {
            region.DisposeStores();
        }
    }
}
