using System.Net;
using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Network.Checks;
using PrivateLinkKit.Testing.Network.Dns;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Naming;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing;

/// <summary>
/// The public DNS of an <see cref="EmbeddedAws"/>: the public hosted zones of Route 53 once their changes are in sync, AWS's own names of load balancers and
/// endpoints, and records of domains that are hosted elsewhere, which a test adds here. The oldest zone of a name answers; one below it only if it is delegated
/// there. AWS verifies private DNS names of endpoint services by it, and the virtual network resolves by it what no private zone has.
/// </summary>
public sealed class PublicDns
{
    private readonly MapCache _maps;
    private readonly NameServices _names;
    private readonly TargetHealthChecker _health;
    private readonly BriefChecks _checks;
    private readonly TimeProvider _time;
    private readonly Lock _opening = new();
    private DnsServer? _server;
    private bool _isClosed;

    internal PublicDns(MapCache maps, NameServices names, TargetHealthChecker health, TimeProvider time) =>
        (_maps, _names, _health, _checks, _time) = (maps, names, health, new BriefChecks(health, time), time);

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
    /// <exception cref="ArgumentException">The name, the type or a value is invalid, or there is no value.</exception>
    public void Set(string name, string type, params IReadOnlyList<string> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(values);
        var (plain, known) = (Parse(name), Known(type));
        IReadOnlyList<string> written = [.. values.Select(value => known is "TXT" or "SPF" && !value.StartsWith('"') ? DnsText.Quote(value) : value)];
        if (written.Count is 0 || (known is "CNAME" && written.Count > 1))
        {
            throw new ArgumentException("A record must have a value, and a CNAME record only one.", nameof(values));
        }

        if (written.FirstOrDefault(value => RecordData.Parse(known, value) is null) is { } invalid)
        {
            throw new ArgumentException($"'{invalid}' is no value of {known} records.", nameof(values));
        }

        _names.Records.Set(plain, known, written);
    }

    /// <summary>Removes records that were set; those of hosted zones stay.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <returns>false: there were none.</returns>
    /// <exception cref="ArgumentException">The name or the type is invalid.</exception>
    public bool Remove(string name, string type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(type);
        return _names.Records.Remove(Parse(name), Known(type));
    }

    /// <summary>Asks for the records of a name, and follows its CNAME records. Due health checks run first.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>The values, TXT values without quotes; empty for a name without such records.</returns>
    /// <exception cref="ArgumentException">The name or the type is invalid.</exception>
    public async Task<IReadOnlyList<string>> QueryAsync(string name, string type, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(type);
        var known = Known(type);
        var answer = await AskAsync(Parse(name), known, ct);
        return
        [
            .. from record in answer.Records
               where record.Type == known
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
            return (_server ??= DnsServer.Open(port, AnswerAsync)).EndPoint;
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
        foreach (var pool in PoolsBehind(name, type))
        {
            await _health.RefreshAsync(pool, ct);
        }

        return _names.Resolver.Ask(ViewNow(), name, type);
    }

    private async Task<DnsAnswer> AnswerAsync(string name, string type, CancellationToken closing)
    {
        using var asking = _time.BeginConnecting();
        await _checks.RefreshAsync(PoolsBehind(name, type), closing);
        return _names.Resolver.Ask(ViewNow(), name, type);
    }

    private IReadOnlyList<TargetPool> PoolsBehind(string name, string type) => type is "A" ? _names.Resolver.PoolsBehind(ViewNow(), name) : [];

    private static string Parse(string name) => DomainName.Parse(name) ?? throw new ArgumentException($"'{name}' is no domain name.", nameof(name));

    private static string Known(string type) => type.ToUpperInvariant() is var known && DnsTypes.NumberOf(known) is not null
        ? known
        : throw new ArgumentException($"Records of the type {type} are not emulated.", nameof(type));

    private NameView ViewNow() => new(_maps.Current(), Vpc: null, OnlyLook: false);
}
