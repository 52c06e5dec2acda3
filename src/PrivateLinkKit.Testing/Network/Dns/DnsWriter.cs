using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PrivateLinkKit.Testing.Network.Naming;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>Writes names and records; a name that the message has already is a pointer to it.</summary>
internal sealed class DnsWriter
{
    private const int Pointer = 0xc000;
    private const int FarthestPointer = 0x3fff;
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

    /// <summary>Writes a question as it was read; the names of records can point at it.</summary>
    public void Question(DnsQuestion question)
    {
        var at = Length;
        foreach (var rest in DomainName.Upwards(question.Name))
        {
            _names[rest] = at;
            at += 1 + DomainName.Bytes(rest.Split('.', 2)[0]).Length;
        }

        Bytes(question.Bytes.Span);
    }

    public void Record(DnsRecord record)
    {
        Name(record.Name);
        Word(DnsTypes.NumberOf(record.Type)!.Value);
        Word(Internet);
        Number(record.Ttl);
        var at = Length;
        Word(0);
        foreach (var part in RecordData.Parse(record.Type, record.Value) ?? throw new FormatException($"{record.Value} is no value of {record.Type}."))
        {
            Bytes(part.Bytes);
            if (part.Name is { } name)
            {
                Name(name);
            }
        }

        Set(at, (ushort)(Length - at - 2));
    }

    private void Name(string name)
    {
        foreach (var rest in DomainName.Upwards(name))
        {
            if (_names.TryGetValue(rest, out var known))
            {
                Word(Pointer | known);
                return;
            }

            if (Length <= FarthestPointer)
            {
                _names[rest] = Length;
            }

            var label = DomainName.Bytes(rest.Split('.', 2)[0]);
            _bytes.Add((byte)label.Length);
            Bytes(label);
        }

        _bytes.Add(0);
    }
}
