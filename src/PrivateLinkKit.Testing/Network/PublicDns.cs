using System.Net;
using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Network.Checks;
using PrivateLinkKit.Testing.Network.Dns;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Naming;

namespace PrivateLinkKit.Testing;

/// <summary>
/// The public DNS of an <see cref="EmbeddedAws"/>: the public hosted zones of Route 53 once their changes are in sync, AWS's own names of load balancers and
/// endpoints, and records of domains that are hosted elsewhere, which a test adds here. A zone below another one answers only if it is delegated there.
/// AWS verifies private DNS names of endpoint services by it, and the virtual network resolves by it what no private zone has.
/// </summary>
public sealed class PublicDns
{
    private readonly MapCache _maps;
    private readonly NameServices _names;
    private readonly TargetHealthChecker _health;
    private readonly TimeProvider _time;
    private readonly Lock _opening = new();
    private DnsServer? _server;
    private bool _isClosed;

    internal PublicDns(MapCache maps, NameServices names, TargetHealthChecker health, TimeProvider time) =>
        (_maps, _names, _health, _time) = (maps, names, health, time);

    /// <summary>
    /// Address of its DNS server on 127.0.0.1, over UDP and TCP: <c>dig @127.0.0.1 -p PORT</c>. It starts with the first use of this property, unless
    /// <see cref="EmbeddedAwsOptions.DnsPort"/> is set. Answers over UDP have 512 bytes at most, or with EDNS 4,096; larger ones are truncated.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The EmbeddedAws is disposed.</exception>
    public IPEndPoint EndPoint => Open(port: 0);

    /// <summary>Sets the records of a name and type, as of a domain that is hosted elsewhere; they hide those of a hosted zone.</summary>
    /// <param name="name">The name; one that starts with <c>*.</c> covers the names below that have no records here.</param>
    /// <param name="type">The type: A, AAAA, CAA, CNAME, DS, MX, NS, PTR, SOA, SPF, SRV, SSHFP, TLSA or TXT.</param>
    /// <param name="values">The values as Route 53 writes them, such as <c>10 mail.example.com</c>; a TXT value may go without quotes.</param>
    /// <exception cref="ArgumentException">The type is none of these, or there is no value.</exception>
    public void Set(string name, string type, params IReadOnlyList<string> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(values);
        if (DnsTypes.NumberOf(type) is null)
        {
            throw new ArgumentException($"Records of the type {type} are not emulated.", nameof(type));
        }

        if (values.Count is 0)
        {
            throw new ArgumentException("A record must have a value.", nameof(values));
        }

        _names.Records.Set(DnsNames.Normalize(name), type, [.. values]);
    }

    /// <summary>Removes records that were set; those of hosted zones stay.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <returns>false: there were none.</returns>
    public bool Remove(string name, string type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _names.Records.Remove(DnsNames.Normalize(name), type);
    }

    /// <summary>Asks for the records of a name, and follows its CNAME records. Due health checks run first.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>The values, TXT values without quotes; empty for a name without such records.</returns>
    public async Task<IReadOnlyList<string>> QueryAsync(string name, string type, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var answer = await AskAsync(name, type, ct);
        return
        [
            .. from record in answer.Records
               where record.Type == type
               select record.Type is "TXT" or "SPF" ? DnsText.Join(record.Value) : record.Value,
        ];
    }

    /// <summary>Starts the server, unless it has been.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    internal IPEndPoint Open(int port)
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return (_server ??= DnsServer.Open(port, AskAsync)).EndPoint;
        }
    }

    /// <summary>Stops the server.</summary>
    internal async ValueTask CloseAsync()
    {
        DnsServer? server;
        lock (_opening)
        {
            (server, _isClosed) = (_server, true);
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private async Task<DnsAnswer> AskAsync(string name, string type, CancellationToken ct)
    {
        using var asking = _time.BeginConnecting();
        foreach (var pool in _names.Resolver.PoolsBehind(ViewNow(), name))
        {
            await _health.RefreshAsync(pool, ct);
        }

        return _names.Resolver.Ask(ViewNow(), name, type);
    }

    private NameView ViewNow() => new(_maps.Current(), Vpc: null, OnlyLook: false);
}
