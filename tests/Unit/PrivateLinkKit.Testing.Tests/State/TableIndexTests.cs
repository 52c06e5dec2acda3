using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Tests.State;

public class TableIndexTests
{
    private readonly Cloud _cloud;
    private readonly ManualTime _time = new();
    private readonly Table<Row> _table;
    private readonly TableIndex<Row> _index;

    public TableIndexTests()
    {
        _cloud = new Cloud(new CloudSettings(_time));
        _table = new(_cloud, row => row.Id);
        _index = new(_table, row => row.Owner);
    }

    [Fact]
    public void Rows_AfterChanges_AreThoseOfTheKey()
    {
        Assert.Empty(_index["a"]);
        _table.Put(new Row("1", "a"));
        _table.Put(new Row("2", "b"));
        _table.Put(new Row("3", null));

        Assert.Equal(["1"], Ids("a"));
        _table.Put(new Row("2", "a"));
        Assert.Equal(["1", "2"], Ids("a"));
        _table.Remove("1");
        Assert.Equal(["2"], Ids("a"));
        Assert.Equal(["3"], Ids(null));
    }

    [Fact]
    public void Rows_LoopChangesTheTable_AreThoseOfItsBeginning()
    {
        _table.Put(new Row("1", "a"));
        _table.Put(new Row("2", "a"));

        foreach (var row in _index["a"])
        {
            _table.Remove(row.Id);
        }

        Assert.Empty(_table);
    }

    [Fact]
    public void Rows_LookingBack_AreThoseOfThatMoment()
    {
        _table.Put(new Row("1", "a"));
        _time.Advance(TimeSpan.FromSeconds(10));
        _table.Put(new Row("2", "a"));

        lock (_cloud.Gate)
        {
            Assert.Equal(["1"], _cloud.LookBack(TimeSpan.FromSeconds(5), () => Ids("a").ToList()));
        }

        Assert.Equal(["1", "2"], Ids("a"));
    }

    private IEnumerable<string> Ids(string? owner) => _index[owner].Select(row => row.Id);

    private sealed record Row(string Id, string? Owner);
}
