using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using PrivateLinkKit.Testing.Network.Naming;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>Writes names and records; a name that the message has already is a pointer to it.</summary>
internal sealed class DnsWriter
{
    private const int Pointer = 0xc000;
    private const ushort Internet = 1;

    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, int> _names = [];

    public int Length => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public void Truncate(int length)
    {
        _bytes.RemoveRange(length, _bytes.Count - length);
        foreach (var gone in _names.Where(name => name.Value >= length).ToList())
        {
            _names.Remove(gone.Key);
        }
    }

    public void Set(int at, ushort word) => BinaryPrimitives.WriteUInt16BigEndian(CollectionsMarshal.AsSpan(_bytes)[at..], word);

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    public void Word(int word)
    {
        _bytes.Add((byte)(word >> 8));
        _bytes.Add((byte)word);
    }

    public void Number(long number)
    {
        Word((int)(number >> 16) & 0xffff);
        Word((int)number & 0xffff);
    }

    public void Name(string name)
    {
        for (var rest = name.TrimEnd('.'); rest.Length > 0;)
        {
            if (_names.TryGetValue(rest, out var known))
            {
                Word(Pointer | known);
                return;
            }

            if (_bytes.Count < Pointer >> 2)
            {
                _names[rest] = _bytes.Count;
            }

            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            Text(DnsLabel.Write(dot < 0 ? rest : rest[..dot]));
            rest = dot < 0 ? "" : rest[(dot + 1)..];
        }

        _bytes.Add(0);
    }

    /// <summary>Writes bytes with their number before them.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        _bytes.Add((byte)text.Length);
        _bytes.AddRange(text);
    }

    public void Record(DnsRecord record)
    {
        Name(record.Name);
        Word(DnsTypes.NumberOf(record.Type)!.Value);
        Word(Internet);
        Number(record.Lifetime);
        var at = Length;
        Word(0);
        Data(record.Type, record.Value);
        Set(at, (ushort)(Length - at - 2));
    }

    private void Data(string type, string value)
    {
        var fields = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (type)
        {
            case "A" or "AAAA":
                Bytes(IPAddress.Parse(value).GetAddressBytes());
                break;
            case "CNAME" or "NS" or "PTR":
                Name(value);
                break;
            case "TXT" or "SPF":
                Array.ForEach([.. DnsText.Split(value)], text => Text(text));
                break;
            case "MX" or "SRV":
                Array.ForEach(fields[..^1], field => Word(Integer(field)));
                Name(fields[^1]);
                break;
            case "SOA":
                Name(fields[0]);
                Name(fields[1]);
                Array.ForEach(fields[2..], field => Number(Integer(field)));
                break;
            case "CAA":
                _bytes.Add((byte)Integer(fields[0]));
                Text(Encoding.ASCII.GetBytes(fields[1]));
                Bytes(DnsText.Split(value[value.IndexOf('"', StringComparison.Ordinal)..]).First());
                break;
            case "DS":
                Word(Integer(fields[0]));
                Hexadecimal(fields[1..], numbers: 2);
                break;
            case "SSHFP":
                Hexadecimal(fields, numbers: 2);
                break;
            case "TLSA":
                Hexadecimal(fields, numbers: 3);
                break;
            default:
                throw new InvalidOperationException($"Records of the type {type} have no form.");
        }
    }

    private void Hexadecimal(string[] fields, int numbers)
    {
        Array.ForEach(fields[..numbers], field => _bytes.Add((byte)Integer(field)));
        Bytes(Convert.FromHexString(string.Concat(fields[numbers..])));
    }

    private static int Integer(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
