from tests.events import settle


def test_a_narrated_video_becomes_ready(upload):
    video = upload()
    settle()
    video.refresh_from_db()
    print(video.__dict__)
    for s in video.steps.all():
        print(s, s.error_message, s.finished_at - s.started_at)
    for t in video.transcripts.all():
        print(t.__dict__, t.captions.read().decode())
        for c in t.cues.all():
            print(c.__dict__)
    assert video.state == "ready", video.error_message
