# Two commands do everything: `make run` and `make test`. The rest is for those who change the program.
.PHONY: run test demo bench screens lock

run:
	@tools/setup.sh run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  .venv/bin/python main.py demo --out demo-output; \
	else .venv/bin/python main.py; fi

test:
	@tools/setup.sh test
	@PATH="$$PWD/.venv/bin:$$PATH" .venv/bin/poe check

demo:
	@tools/setup.sh run
	@.venv/bin/python main.py demo --out demo-output

bench:
	@tools/setup.sh test
	@PATH="$$PWD/.venv/bin:$$PATH" .venv/bin/poe bench

screens:
	@tools/setup.sh run
	@PATH="$$PWD/.venv/bin:$$PATH" .venv/bin/poe screens

lock:
	uv export --quiet --format requirements-txt --all-groups --no-header --no-emit-project --no-annotate > requirements.lock
	rm -f uv.lock
